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
    await navigator.clipboard.writeText(code.textContent);
    say(button, 'Copied');
  } catch {
    // Without a clipboard the text is at least selected for the reader's own copy key.
    getSelection()?.selectAllChildren(code);
    say(button, 'Selected');
  }
}

function say(button: HTMLButtonElement, word: string): void {
  button.textContent = word;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 1500);
}
