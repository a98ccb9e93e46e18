/** What a page has that could run, load or style on its own, judged by its tags alone; empty for a sound page. */
export function inertness(page: string): string[] {
  const faults: string[] = [];
  const outside = page
    .replace(/<style>[^]*?<\/style>/, '<style></style>')
    .replace(/<script>[^]*?<\/script>/, '<script></script>');
  const tags = [...outside.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag);
  const attributes = tags.flatMap((tag) =>
    [...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => ({ name, value })),
  );
  if (attributes.some(({ name }) => name === 'style')) faults.push('a style attribute');
  if (attributes.some(({ name }) => name.startsWith('on'))) faults.push('an event attribute');
  if (attributes.some(({ name, value }) => name === 'href' && !value.startsWith('#')))
    faults.push('an address that leaves the page');
  if (attributes.some(({ name }) => name === 'src' || name === 'srcset' || name === 'action'))
    faults.push('something loaded');
  if (tags.some((tag) => /^<(link|iframe|object|embed|base|img|video|audio|form action)/i.test(tag)))
    faults.push('an element that loads');
  if (tags.filter((tag) => /^<script/i.test(tag)).length > 1) faults.push('more than one script');
  if (tags.filter((tag) => /^<style/i.test(tag)).length > 1) faults.push('more than one style');
  return faults;
}
