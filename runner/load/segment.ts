/** Which of how many processes that share a run, from 1. */
export interface Instance {
  readonly number: number;
  readonly of: number;
}

/** The arguments that give a k6 process its share of the requests; none where it has all of them. */
export function segmentArguments({ number, of }: Instance): string[] {
  if (of === 1) return [];
  const sequence = Array.from({ length: of + 1 }, (_, end) => fraction(end, of)).join(',');
  return [
    `--execution-segment=${fraction(number - 1, of)}:${fraction(number, of)}`,
    `--execution-segment-sequence=${sequence}`,
  ];
}

function fraction(part: number, of: number): string {
  if (part === 0) return '0';
  return part === of ? '1' : `${part}/${of}`;
}
