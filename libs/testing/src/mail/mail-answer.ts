/** How the mail catcher answers at the end of a mail's content. */
export type MailAnswer =
  | { readonly kind: 'accept' }
  /** 5xx: never to be tried again. */
  | { readonly kind: 'refuse' }
  /** 4xx: to be tried later. */
  | { readonly kind: 'later' }
  /** The line is cut before the answer; the mail was kept all the same, or not. The sender cannot know which. */
  | { readonly kind: 'hang-up'; readonly kept: boolean };
