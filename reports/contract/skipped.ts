import type { Skip } from '../../model/case.ts';
import type { ContractResult } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { counted } from '../shell/blocks.ts';

/** What was not tested, by reason. */
export function skippedSection(result: ContractResult): Html {
  if (result.skipped.length === 0) return html`<p class="lead">Every rule could be tried on this target.</p>`;
  const byReason = new Map<string, Skip[]>();
  for (const skip of result.skipped) byReason.set(skip.reason, [...(byReason.get(skip.reason) ?? []), skip]);
  return html`<ul class="skipped">
    ${[...byReason].map(
      ([reason, skips]) =>
        html`<li class="panel">
          <h3>${reason}</h3>
          <p>
            <span class="muted">${counted(skips.length, 'rule or fault', 'rules or faults')}:</span>
            ${skips.map(
              (skip, index) =>
                html`${index > 0 && ', '}<code
                    >${skip.rule}${skip.fault !== undefined && ` / ${skip.fault}`}</code
                  >`,
            )}
          </p>
        </li>`,
    )}
  </ul>`;
}
