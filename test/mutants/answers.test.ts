import { findsPlanted } from './planted.ts';

findsPlanted('answers', 85);
