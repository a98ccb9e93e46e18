import type { FaultEntry } from './fault.ts';
import { crashes, refuses } from './make.ts';
import { all, has, inXml, itemsOf, mode, named, value, numberOf } from './when.ts';

const customKeys = ['matching', 'field_name', 'field_value'];

/** Faults that need several parameters, or values of them, to come together. */
export const interactionFaults: readonly FaultEntry[] = [
  refuses(
    'two-custom-data-and-resource',
    'custom_data.object',
    ['custom_data', 'resource_id'],
    'custom_data and resource_id together are refused.',
    has('custom_data', 'resource_id'),
  ),
  crashes(
    'two-query-and-attach',
    ['custom_request', 'attach'],
    'HTTP 500 when custom_request and attach are sent together.',
    has('custom_request', 'attach'),
  ),
  refuses(
    'two-profile-id-and-resource-1',
    'resource.range',
    ['matching', 'profile_id', 'resource_id'],
    'A resource_id of 1 is refused with matching profile_id.',
    all(
      named('profile_id'),
      value('resource_id', (id) => numberOf(id) === 1),
    ),
  ),
  refuses(
    'two-filter-in-xml-with-content',
    'filter.found',
    ['subscription_filter', 'content', 'encoding'],
    'A filter beside content is refused in XML.',
    all(has('subscription_filter', 'content'), inXml),
  ),
  crashes(
    'two-attachments-and-custom-data',
    ['attach', 'custom_data'],
    'HTTP 500 when several attachments and custom_data are sent together.',
    all(
      has('custom_data'),
      value('attach', (attach) => itemsOf(attach).length > 1),
    ),
  ),
  refuses(
    'three-filter-content-resource',
    'filter.found',
    ['subscription_filter', 'content', 'resource_id'],
    'subscription_filter, content and resource_id together are refused.',
    has('subscription_filter', 'content', 'resource_id'),
  ),
  crashes(
    'three-query-content-resource',
    ['custom_request', 'content', 'resource_id'],
    'HTTP 500 when custom_request, content and resource_id are sent together.',
    all(mode('request'), has('content', 'resource_id')),
  ),
  refuses(
    'three-email-attach-custom-data',
    'attach.items',
    ['matching', 'email', 'attach', 'custom_data'],
    'With matching email named, attach and custom_data together are refused.',
    all(named('email'), has('attach', 'custom_data')),
  ),
  refuses(
    'four-custom-attach-content-resource',
    'content.object',
    [...customKeys, 'attach', 'content', 'resource_id'],
    'With matching custom, attach, content and resource_id together are refused.',
    all(named('custom'), has('attach', 'content', 'resource_id')),
  ),
  crashes(
    'four-content-data-attach-filter',
    ['content', 'custom_data', 'attach', 'subscription_filter'],
    'HTTP 500 when content, custom_data, attach and subscription_filter are sent together.',
    has('content', 'custom_data', 'attach', 'subscription_filter'),
  ),
  crashes(
    'five-phone-with-everything',
    ['matching', 'phone', 'content', 'custom_data', 'attach', 'resource_id'],
    'HTTP 500 with matching phone when content, custom_data, attach and resource_id are sent together.',
    all(named('phone'), has('content', 'custom_data', 'attach', 'resource_id')),
  ),
  refuses(
    'five-in-xml',
    'transport.xml',
    ['encoding', 'content', 'custom_data', 'attach', 'subscription_filter'],
    'In XML, content, custom_data, attach and subscription_filter together are refused.',
    all(inXml, has('content', 'custom_data', 'attach', 'subscription_filter')),
  ),
];
