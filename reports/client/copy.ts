/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Shows and wires the copy buttons under a node. */
export function enhanceCopyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('.copy[hidden]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copyBeside(button));
  }
}

async function copyBeside(button: HTMLButtonElement): Promise<void> {
  const code = button.parentElement?.querySelector('code');
  if (code === null || code === undefined) return;
  try {
    await navigator.clipboard.writeText(exactText(code));
    say(button, 'Copied');
  } catch {
    // Without a clipboard the text is at least selected for the reader's own copy key.
    getSelection()?.selectAllChildren(code);
    say(button, 'Selected');
  }
}

/** What is shown may have symbols in place of characters that cannot be seen; a command must have the characters. */
function exactText(code: HTMLElement): string {
  const { exact } = code.dataset;
  return exact === undefined ? code.textContent : (JSON.parse(exact) as string);
}

function say(button: HTMLButtonElement, word: string): void {
  button.textContent = word;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 1500);
}
