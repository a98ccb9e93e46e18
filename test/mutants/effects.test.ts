import { findsPlanted } from './planted.ts';

findsPlanted('effects', 55);
