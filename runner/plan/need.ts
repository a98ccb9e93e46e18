import type { PlanResult, PlanStep } from '../../model/plan-result.ts';
import { virtualUsersFor } from '../load/virtual-users.ts';

/** What a campaign asks for. */
export interface Campaign {
  readonly audience: number;
  readonly windowMs: number;
  /** The share of the rate that stays free. */
  readonly headroom: number;
}

export function bareRate({ audience, windowMs }: Campaign): number {
  return (audience / windowMs) * 1000;
}

/** Requests a second that must hold: audience by window, and headroom. */
export function requiredRate(campaign: Campaign): number {
  return bareRate(campaign) * (1 + campaign.headroom);
}

/** How long a campaign takes at a rate, and with its headroom kept free. */
export function campaignTimes(campaign: Campaign, sustained: number | null): PlanResult['campaign'] {
  const at = (rate: number | null): number | null =>
    rate === null || rate <= 0 ? null : Math.round((campaign.audience / rate) * 1000);
  return {
    ...campaign,
    bareRate: bareRate(campaign),
    atSustainedMs: at(sustained),
    withHeadroomMs: at(sustained === null ? null : sustained / (1 + campaign.headroom)),
  };
}

/** A generator is planned to use no more of its cores than this. */
const comfortable = 0.7;

/** Virtual users by Little's law and generators by the CPU of the steps, at a rate that was perhaps not tried. */
export function needsAt(rate: number, steps: readonly PlanStep[]): PlanResult['needs'] {
  const held = steps.filter(({ verdict, purpose }) => verdict === 'held' && purpose !== 'recover');
  const nearest = held.sort((a, b) => Math.abs(a.rate - rate) - Math.abs(b.rate - rate))[0];
  const mean = nearest?.meanMs ?? null;
  const busy = mean === null ? null : Math.ceil((rate * mean) / 1000);
  const cpu = nearest?.cpuShare ?? null;
  const most = nearest === undefined || cpu === null || cpu <= 0 ? null : (nearest.rate / cpu) * comfortable;
  return {
    busy,
    virtualUsers: Math.max(virtualUsersFor(rate, undefined), busy ?? 0),
    generators: most === null ? null : Math.max(1, Math.ceil(rate / most)),
  };
}
