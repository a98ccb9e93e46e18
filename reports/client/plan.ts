/// <reference lib="dom" />
// Stale evidence is never a go, whenever the page is opened.
const validity = document.getElementById('validity');
const until = Number(validity?.dataset['until']);
if (validity !== null && !(Date.now() <= until)) {
  const banner = document.querySelector('.verdict');
  banner?.classList.replace('tone-good', 'tone-unsure');
  document.querySelector('.verdict-icon path')?.setAttribute('d', 'M16 9v8.5M16 22.4v.2');
  const put = (selector: string, text: string): void => {
    const place = document.querySelector(selector);
    if (place !== null) place.textContent = text;
  };
  put('.verdict-word', 'NOT ENOUGH EVIDENCE');
  put('.verdict-reason', 'The evidence is too old by now. Make the plan again.');
  document.title = document.title.replace(/^GO/, 'NOT ENOUGH EVIDENCE');
}
