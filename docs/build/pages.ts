import { commandsPage } from './commands-page.ts';
import { rulesPage } from './rules-page.ts';

/** The pages that are written from the program's own definitions, by their place in docs/. */
export const pages: Readonly<Record<string, () => string>> = {
  'reference/commands.md': commandsPage,
  'reference/rules.md': rulesPage,
};
