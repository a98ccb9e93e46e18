import type { PlanGate, PlanResult, PlanStep } from '../../model/plan-result.ts';
import { count, duration } from '../charts/format.ts';
import type { Page, Tone } from '../shell.ts';

const words: Readonly<Record<PlanResult['verdict'], { readonly word: string; readonly tone: Tone }>> = {
  go: { word: 'GO', tone: 'good' },
  'no-go': { word: 'NO-GO', tone: 'bad' },
  undecided: { word: 'NOT ENOUGH EVIDENCE', tone: 'unsure' },
};

/** What a plan amounts to, in the words of its page. */
export function verdictWords({ verdict, reason }: PlanResult): Page['verdict'] {
  return { ...words[verdict], reason: sentence(reason) };
}

export const gateWords: Readonly<
  Record<PlanGate['verdict'], { readonly word: string; readonly tone: Tone }>
> = {
  met: { word: 'met', tone: 'good' },
  missed: { word: 'missed', tone: 'bad' },
  unknown: { word: 'not known', tone: 'unsure' },
};

export const purposeWords: Readonly<Record<PlanStep['purpose'], string>> = {
  grow: 'upward',
  required: 'needed rate',
  narrow: 'between',
  repeat: 'again',
  recover: 'at rest',
};

export const stepWords: Readonly<
  Record<PlanStep['verdict'], { readonly word: string; readonly tone: Tone }>
> = {
  held: { word: 'held', tone: 'good' },
  failed: { word: 'failed', tone: 'bad' },
  undecided: { word: 'says nothing', tone: 'unsure' },
};

/** What kept the search from a higher rate, as a sentence. */
export function limitWords({ limitedBy, sustainedInterval: { above } }: PlanResult): string {
  switch (limitedBy) {
    case 'target':
      return above === null ? 'the target' : `the target: ${perSecond(above)} did not hold`;
    case 'generator':
      return 'the load generator; the target may take more';
    case 'ceiling':
      return '--ceiling; the target may take more';
    case 'guard':
      return 'the safety limits of the target file; the target may take more';
    case 'time':
      return 'the time of --max-duration';
    case 'unsteady':
      return 'the target, which did not recover';
    case 'interrupted':
      return 'a stop by hand';
    case null:
      return 'nothing: more was not tried';
  }
}

/** Where the capacity lies, by what held and what failed. */
export function intervalWords({ sustainedInterval: { from, above } }: PlanResult): string {
  return above === null
    ? `at ${perSecond(from)} or above`
    : `between ${perSecond(from)} and ${perSecond(above)}`;
}

/** A time of day in UTC that a person reads: `2026-01-31 09:30 UTC`. */
export function day(ms: number): string {
  return Number.isFinite(ms)
    ? `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'an unknown time';
}

/** How old evidence was when it was read: `3 min`, `2 d 4 h`. */
export function ageOf(at: string | null, now: number): string {
  if (at === null) return '–';
  return duration(Math.max(0, (now - Date.parse(at)) / 1000));
}

export function perSecond(rate: number): string {
  return `${count(rate >= 100 ? Math.round(rate) : Number(rate.toPrecision(3)))}/s`;
}

function sentence(reason: string): string {
  return /^[a-z]{2}/.test(reason) ? `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}` : reason;
}
