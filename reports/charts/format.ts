const space = '\u00a0';

/** Milliseconds for people: `3.7 ms`, `370 ms`, `1.07 s`. */
export function milliseconds(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 999.5) return `${significant(value / 1000)}${space}s`;
  return `${significant(value)}${space}ms`;
}

/** A count or a rate with thousands apart: `1,234,567`, `0.25`. */
export function count(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (!Number.isInteger(value) && Math.abs(value) < 100) return significant(value);
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count as short as an axis needs: `12k`, `1.5M`. */
export function shortCount(value: number): string {
  if (Math.abs(value) >= 1e6) return `${significant(value / 1e6)}M`;
  if (Math.abs(value) >= 1e4) return `${significant(value / 1e3)}k`;
  return count(value);
}

/** A share of 1 as `12.5 %`; one that is not 0 never reads as 0. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const value = share * 100;
  if (value > 0 && value < 0.001) return `under 0.001${space}%`;
  // What is not quite all must not be rounded up to all.
  if (value < 100 && value > 99.9) return `${(Math.floor(value * 1000) / 1000).toString()}${space}%`;
  return `${significant(value)}${space}%`;
}

/** Seconds since the start of a run as a clock: `1:15`, `1:02:05`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = (whole % 60).toString().padStart(2, '0');
  return hours > 0 ? `${hours}:${minutes.toString().padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A length of time in seconds in its two largest units: `33 min 20 s`, `2 h 47 min`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds > 0 && seconds < 1) return `${significant(seconds)}${space}s`;
  const smallest = seconds >= 86_400 ? 3_600 : seconds >= 3_600 ? 60 : 1;
  let left = Math.round(seconds / smallest) * smallest;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const whole = Math.floor(left / size);
    if (whole > 0) parts.push(`${whole}${space}${unit}`);
    left -= whole * size;
  }
  return parts.length === 0 ? `0${space}s` : parts.slice(0, 2).join(' ');
}

/** Three significant digits, without an exponent or trailing zeros; no digit before the point is lost. */
function significant(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toString();
  return Number(value.toPrecision(3)).toString();
}
