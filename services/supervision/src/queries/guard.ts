/** Where a record of this service keeps what decides who sees it. */
export const GUARD = { withheld: 'state.withheld', parties: ['state.parties'] } as const;
