import type { Json, JsonObject } from '../../model/json.ts';

/** Values of the documentation page's own requests, as it prints them. */
export interface ExampleFacts {
  readonly name: string;
  readonly parameters: JsonObject;
}

const files: Json = [
  { data: 'data:text/csv;base64,5LuK5pel44GvCg==', name: '日本.txt' },
  { data: 'data:text/csv;base64,SEVMTE8K', name: 'US.txt' },
];

const token = 'abcdefghijklmnqrstuvwxyz';

/** The page's v1.1 requests. */
export const launchExamples: readonly ExampleFacts[] = [
  {
    name: 'one-subscriber',
    parameters: { token, id: 84, matching: 'profile_id', profile_id: 'abcdefghijklmnqrstuvwxyz' },
  },
  {
    name: 'custom-ids',
    parameters: {
      token,
      id: 84,
      custom_request: { Custom_ID: { $in: ['IpHicQquekzYkufl', 'xzFKLXeaJkCYHuMb', 'SRNOwHVZiWFItJhr'] } },
    },
  },
  {
    name: 'content-and-files',
    parameters: {
      token,
      id: 96,
      matching: 'profile_id',
      profile_id: '6606e08f10bcdd88297057a7',
      attach: files,
      content: {
        data_lines: ['Channel A', 'Channel B'],
        email_title: 'New videos on your favorite channels',
      },
    },
  },
];

/** The page's v1.0 request with a body. */
export const linkExample: ExampleFacts = {
  name: 'link-with-fields',
  parameters: {
    token,
    id: 96,
    matching: 'profile_id',
    profile_id: '6606e08f10bcdd88297057a7',
    fields: [
      { name: 'FirstName', value: 'Jason', option: 0 },
      { name: 'Order', value: '123abc456-78', option: 1 },
    ],
  },
};
