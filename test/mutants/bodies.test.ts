import { findsPlanted } from './planted.ts';

findsPlanted('bodies', 95);
