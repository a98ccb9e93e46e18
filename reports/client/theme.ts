/// <reference lib="dom" />

const key = 'trigger-harness-theme';

/** Turns the dark/light switch on; the choice is kept where the browser lets a file keep one. */
export function enhanceTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme');
  if (button === null) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const kept = recall();
  if (kept !== null) root.dataset['theme'] = kept;

  const isDark = (): boolean => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const label = (): void => {
    button.textContent = isDark() ? 'Light theme' : 'Dark theme';
  };
  button.addEventListener('click', () => {
    root.dataset['theme'] = isDark() ? 'light' : 'dark';
    keep(root.dataset['theme']);
    label();
  });
  system.addEventListener('change', label);
  label();
  button.hidden = false;
}

function recall(): string | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'dark' || kept === 'light' ? kept : null;
  } catch {
    // Storage is refused in sandboxed frames; the system's preference then decides.
    return null;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // As above: the choice lasts until the page is closed.
  }
}
