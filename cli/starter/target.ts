/** The file that tells editors what a target file may hold. */
export const starterSchema = 'target.schema.json';

/** The target file that `init` writes: every key with a word on it, ready to be filled in. */
export const starterTarget = `# yaml-language-server: $schema=./${starterSchema}
# What trigger-harness tests. Every accepted request sends a real message: name a sandbox and profiles of your own.
name: sandbox
baseUrl: https://sandbox.example.com # where /api/v1.1/campaigns/triggers/start/ is served
platform: v72 # v72, v73, v74 or v75
token: \${ALTCRAFT_TOKEN} # from the environment; never written anywhere
deduplication: unknown # on | off | unknown

# Trigger campaigns: an active one; inactive and unknown may be left out, their rules are skipped then.
campaigns: { active: 84 }

# The profile fields that may be used, with their types: string, int, float, bool, date, tags.
fields: { CRM_ID: string }

# Known resources; may be empty.
resources: []

# Profiles that may get messages. One is enough; more reach more of the rules.
profiles:
  - profile_id: 6606e08f10bcdd88297057a7
    email: john@example.com
    phone: '+12025550101'
    fields: { CRM_ID: '123420' }
    subscriptions:
      - { channel: email, email: john@example.com }

# link: { url: 'https://sandbox.example.com/trg/465e…', idents: [md5, xxh, email], writable: [] }   # v1.0
# observer: { url: 'http://127.0.0.1:8080/observer', reset: false }                               # effects

safety:
  allow: [] # hosts beyond loopback that may get requests; each also needs --confirm HOST
  maxRate: 10 # requests a second
  maxRequests: 5000 # of one run
  everybody: false # never send queries that could find the whole base
`;
