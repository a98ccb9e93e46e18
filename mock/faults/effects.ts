import type { Json } from '../../model/json.ts';
import { modeOf } from '../checks/matching.ts';
import type { Attachment, Launch } from '../launch/launch.ts';
import type { Member, Recipient } from '../profiles/member.ts';
import { defaultSubscription } from '../profiles/subscriptions.ts';
import type { World } from '../world.ts';
import type { FaultEntry } from './fault.ts';
import type { Hooks } from './hooks.ts';
import { launchesWrong } from './make.ts';
import { asciiOf, changed, loseItems, loseNestedKey, withoutLastByte } from './mangle.ts';
import { all, has, inXml, mode, not, refusedUnder } from './when.ts';

const changes = (change: (launch: Launch) => Partial<Launch>): Hooks => ({
  launches: (launch) => [{ ...launch, ...change(launch) }],
});
const changesContent = (change: (content: Json) => Json): Hooks =>
  changes(({ content }) => ({ content: change(content) }));
const changesFiles = (change: (files: readonly Attachment[]) => readonly Attachment[]): Hooks =>
  changes(({ attachments }) => ({ attachments: attachments && change(attachments) }));

const textOf = (sent: Json | undefined): string => (typeof sent === 'string' ? sent : '');

function reached(member: Member | undefined): Recipient[] {
  const subscription = member && defaultSubscription(member);
  return member !== undefined && subscription !== undefined ? [{ member, subscription }] : [];
}

/** The next profile that can be reached, in place of the right one. */
function neighbour({ member }: Recipient, { directory }: World): Recipient[] {
  const others = directory.members.filter((other) => other !== member && other.subscriptions.length > 0);
  return reached(others.find((other) => other.id > member.id) ?? others[0]);
}

/** Faults in what is launched; the answers are right. */
export const effectFaults: readonly FaultEntry[] = [
  launchesWrong('launched-twice', 'effect.once', [], 'Every accepted request launches twice.', {
    launches: (launch) => [launch, launch],
  }),
  launchesWrong(
    'launched-twice-with-attach',
    'effect.once',
    ['attach'],
    'A request with attach launches twice.',
    { when: has('attach'), launches: (launch) => [launch, launch] },
  ),
  launchesWrong('not-launched', 'effect.once', [], 'No accepted request launches anything.', {
    launches: () => [],
  }),
  launchesWrong('not-launched-in-xml', 'effect.once', ['encoding'], 'No XML request launches anything.', {
    when: inXml,
    launches: () => [],
  }),
  launchesWrong(
    'other-campaign-launched',
    'effect.once',
    [],
    'Another campaign is launched.',
    changes(({ campaign }) => ({ campaign: campaign + 1 })),
  ),
  launchesWrong(
    'launched-though-refused',
    'effect.none',
    [],
    'A refused request launches to the first profile.',
    { launchesRefused: true },
  ),
  launchesWrong(
    'launched-though-resource-refused',
    'effect.none',
    ['resource_id'],
    'A request that is refused for its resource_id launches to the first profile.',
    { when: refusedUnder('resource.bounds'), launchesRefused: true },
  ),
  launchesWrong(
    'launched-though-nobody',
    'effect.none',
    [],
    'A request that matches nobody launches to the first profile.',
    { when: refusedUnder('matching.nobody', 'request.nobody'), launchesRefused: true },
  ),
  launchesWrong('wrong-recipient', 'effect.recipients', [], 'Another profile gets the message.', {
    recipients: (found, _call, world) => found.flatMap((recipient) => neighbour(recipient, world)),
  }),
  launchesWrong(
    'additional-recipient',
    'effect.recipients',
    ['matching', 'phone'],
    'With matching phone, another profile gets the message as well.',
    {
      when: mode('phone'),
      recipients: (found, _call, world) =>
        found.flatMap((recipient) => [recipient, ...neighbour(recipient, world)]),
    },
  ),
  launchesWrong(
    'query-reaches-one',
    'effect.recipients',
    ['custom_request'],
    'A custom_request reaches only the first that it finds.',
    {
      when: mode('request'),
      recipients: (found) => found.slice(0, 1),
    },
  ),
  launchesWrong(
    'tags-reach-any',
    'effect.recipients',
    ['matching', 'field_name', 'field_value'],
    'A combination of tags reaches those that have any of them.',
    {
      when: mode('custom'),
      recipients: (found, { params }, { directory }) => {
        const { field_name: name, field_value: tags } = params;
        if (typeof name !== 'string' || typeof tags !== 'string' || directory.fieldTypes[name] !== 'tags')
          return found;
        const members = tags.split(',').flatMap((tag) => directory.byField(name, tag.trim()));
        return [...new Set(members)].flatMap(reached);
      },
    },
  ),
  launchesWrong(
    'ignored-email-used',
    'effect.recipients',
    ['matching', 'email'],
    'An email beside another mode decides who gets the message.',
    {
      when: all(has('matching', 'email'), not(mode('email'))),
      recipients: (found, { params }, { directory }) => {
        const other = reached(directory.byEmail(textOf(params['email'])));
        return other.length > 0 ? other : found;
      },
    },
  ),
  launchesWrong(
    'ignored-phone-used',
    'effect.recipients',
    ['email', 'phone'],
    'A phone beside a matched e-mail decides who gets the message.',
    {
      when: all(has('phone'), ({ params }) => modeOf(params) === 'email'),
      recipients: (found, { params }, { directory }) => {
        const other = reached(directory.byPhone(textOf(params['phone'])));
        return other.length > 0 ? other : found;
      },
    },
  ),
  launchesWrong(
    'content-lost',
    'effect.content',
    ['content'],
    'The content does not arrive.',
    changesContent(() => null),
  ),
  launchesWrong(
    'content-cut-off',
    'effect.content',
    ['content'],
    'Texts in content are cut off after 20 characters.',
    changesContent((content) =>
      changed(content, (leaf) => (typeof leaf === 'string' ? leaf.slice(0, 20) : leaf)),
    ),
  ),
  launchesWrong(
    'content-nested-key-lost',
    'effect.content',
    ['content'],
    'Every object within content loses its last key.',
    changesContent((content) => loseNestedKey(content)),
  ),
  launchesWrong(
    'content-items-lost',
    'effect.content',
    ['content'],
    'Every array within content keeps only its first item.',
    changesContent(loseItems),
  ),
  launchesWrong(
    'content-unicode-mangled',
    'effect.content',
    ['content'],
    'Characters beyond ASCII become question marks in content.',
    changesContent((content) =>
      changed(content, (leaf) => (typeof leaf === 'string' ? asciiOf(leaf) : leaf)),
    ),
  ),
  launchesWrong(
    'content-trimmed',
    'effect.content',
    ['content'],
    'Texts in content lose blanks at both ends.',
    changesContent((content) => changed(content, (leaf) => (typeof leaf === 'string' ? leaf.trim() : leaf))),
  ),
  launchesWrong(
    'content-numbers-rounded',
    'effect.content',
    ['content'],
    'Numbers in content are rounded.',
    changesContent((content) =>
      changed(content, (leaf) => (typeof leaf === 'number' ? Math.round(leaf) : leaf)),
    ),
  ),
  launchesWrong(
    'custom-data-lost',
    'effect.content',
    ['custom_data'],
    'The custom_data does not arrive.',
    changes(() => ({ customData: null })),
  ),
  launchesWrong(
    'custom-data-lost-with-content',
    'effect.content',
    ['content', 'custom_data'],
    'The custom_data does not arrive when content is sent.',
    { when: has('content', 'custom_data'), ...changes(() => ({ customData: null })) },
  ),
  launchesWrong(
    'attachments-lost',
    'effect.attachments',
    ['attach'],
    'Attachments do not arrive.',
    changesFiles(() => []),
  ),
  launchesWrong(
    'attachments-reordered',
    'effect.attachments',
    ['attach'],
    'Attachments arrive in reverse order.',
    changesFiles((files) => files.toReversed()),
  ),
  launchesWrong(
    'attachment-last-byte-lost',
    'effect.attachments',
    ['attach'],
    'Every attachment loses its last byte.',
    changesFiles((files) => files.map(withoutLastByte)),
  ),
  launchesWrong(
    'attachment-name-mangled',
    'effect.attachments',
    ['attach'],
    'Characters beyond ASCII become question marks in names.',
    changesFiles((files) => files.map((file) => ({ ...file, name: asciiOf(file.name) }))),
  ),
  launchesWrong(
    'attachment-second-lost',
    'effect.attachments',
    ['attach'],
    'Only the first attachment arrives.',
    changesFiles((files) => files.slice(0, 1)),
  ),
];
