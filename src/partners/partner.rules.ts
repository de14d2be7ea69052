/** The eight pillars of the partner ecosystem orchestration model, in the order in which a partner passes them. */
export const PARTNER_STAGES = [
  'STRATEGIZE',
  'RECRUIT',
  'ONBOARD',
  'ENABLE',
  'MARKET',
  'SELL',
  'INCENTIVIZE',
  'ACCELERATE',
] as const;
