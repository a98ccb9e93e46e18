import { platforms } from '../../model/platforms.ts';
import type { Profile, Target } from '../../model/target.ts';

function profile(number: number, name: string, tags: readonly string[]): Profile {
  const email = `${name.toLowerCase()}@example.com`;
  const phone = `+1202555010${number}`;
  return {
    profile_id: `6606e08f10bcdd88297057a${number}`,
    email,
    phone,
    fields: {
      CRM_ID: `12342${number}`,
      City: 'Paris',
      FirstName: name,
      Tags: tags,
      Age: 40 + number,
      Order: '',
      Note: '',
    },
    subscriptions: [
      { channel: 'email', email },
      { channel: 'sms', phone },
      { channel: 'push', subscription_id: `PUSH000${number}CHROME`, provider: 'Chrome' },
    ],
  };
}

/** A target with everything: four profiles, all types of field, resources, a link, an observer. */
export const fullTarget: Target = {
  name: 'full',
  baseUrl: 'http://127.0.0.1:8080',
  platform: 'v72',
  capabilities: platforms.v72.capabilities,
  token: 'aBcDeF0123456789tokenXYZ',
  deduplication: 'on',
  campaigns: { active: 84, inactive: 85, unknown: 999999 },
  fields: {
    CRM_ID: 'string',
    City: 'string',
    FirstName: 'string',
    Tags: 'tags',
    Age: 'int',
    Order: 'string',
    Note: 'string',
    Score: 'float',
    Vip: 'bool',
  },
  resources: [1, 2, 3, 16777215],
  profiles: [
    profile(0, 'John', ['tag-1', 'tag-2']),
    profile(1, 'Mary', ['tag-2', 'tag-3', 'tag-4']),
    profile(2, 'Ann', ['tag-1']),
    profile(3, 'Bob', ['tag-4', 'tag-5']),
  ],
  link: {
    url: 'http://127.0.0.1:8080/trg/465ea6fedf0a75fa9ee0b5fb8f9d5fe89af34054909af8bb',
    idents: ['md5', 'xxh', 'email'],
    writable: ['Order'],
  },
  observer: { url: 'http://127.0.0.1:8080/observer', reset: true },
  expectations: {},
  safety: { allow: [], everybody: false },
};

/** A target with the least there can be: one profile with an e-mail, no fields, no link, no XML. */
export const smallTarget: Target = {
  ...fullTarget,
  name: 'small',
  capabilities: { ...platforms.v72.capabilities, xml: false },
  deduplication: 'unknown',
  campaigns: { active: 84 },
  fields: {},
  resources: [],
  profiles: [
    {
      profile_id: '6606e08f10bcdd88297057a7',
      email: 'john@example.com',
      fields: {},
      subscriptions: [{ channel: 'email', email: 'john@example.com' }],
    },
  ],
  link: undefined,
  observer: undefined,
};
