import { describe, expect, it } from 'vitest';
import { clock, count, duration, milliseconds, percent, shortCount } from '../../../reports/charts/format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('format', () => {
  it.each([
    [milliseconds(3.74159), '3.74 ms'],
    [milliseconds(370.2), '370 ms'],
    [milliseconds(999.7), '1 s'],
    [milliseconds(1070), '1.07 s'],
    [milliseconds(NaN), '–'],
    [count(1234567), '1,234,567'],
    [count(0.25), '0.25'],
    [count(999.6), '1,000'],
    [shortCount(12_000), '12k'],
    [shortCount(1_500_000), '1.5M'],
    [percent(0.125), '12.5 %'],
    [percent(0.99997), '99.997 %'],
    [percent(0.000001), 'under 0.001 %'],
    [percent(0), '0 %'],
    [percent(1), '100 %'],
    [clock(75), '1:15'],
    [clock(3725), '1:02:05'],
    [duration(2000), '33 min 20 s'],
    [duration(10_020), '2 h 47 min'],
    [duration(3600), '1 h'],
    [duration(7199), '2 h'],
    [duration(200_000), '2 d 8 h'],
    [duration(0), '0 s'],
  ])('%s', (shown, expected) => {
    expect(plain(shown)).toBe(expected);
  });
});
