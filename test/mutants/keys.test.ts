import { findsPlanted } from './planted.ts';

findsPlanted('keys', 70);
