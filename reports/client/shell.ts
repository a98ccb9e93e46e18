/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { enhanceCopyButtons } from './copy.ts';
import { markCurrentSection } from './sections.ts';
import { enhanceTheme } from './theme.ts';

enhanceTheme();
enhanceCopyButtons(document);
markCurrentSection();
