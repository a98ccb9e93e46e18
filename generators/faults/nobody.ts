import { randomOf } from '../scene.ts';
import { nobodysEmail, nobodysPhone, nobodysProfileId, nobodysText } from '../values/reserved.ts';
import { faultsOf, set, type FaultDefinition } from './definition.ts';

/** Well-formed keys that no profile has; all of reserved ranges. */
export const nobodyFaults: readonly FaultDefinition[] = faultsOf(
  { rule: 'matching.nobody', parameter: 'matching', expects: 'open' },
  [
    {
      name: 'email',
      parameter: 'email',
      description: 'email is that of nobody',
      needs: { matching: ['email', 'absent'] },
      apply: set('email', (scene) => nobodysEmail(scene.target, randomOf(scene, 'nobody'))),
    },
    {
      name: 'phone',
      parameter: 'phone',
      description: 'phone is that of nobody',
      needs: { matching: ['phone'] },
      apply: set('phone', (scene) => nobodysPhone(scene.target, randomOf(scene, 'nobody'))),
    },
    {
      name: 'profile-id',
      parameter: 'profile_id',
      description: 'profile_id is that of nobody',
      needs: { matching: ['profile_id'] },
      apply: set('profile_id', (scene) => nobodysProfileId(scene.target, randomOf(scene, 'nobody'))),
    },
    {
      name: 'field-value',
      parameter: 'field_value',
      description: 'field_value is that of nobody',
      needs: { matching: ['custom'], field: ['string', 'tag', 'tags'] },
      apply: set('field_value', (scene) => nobodysText(randomOf(scene, 'nobody'))),
    },
  ],
);
