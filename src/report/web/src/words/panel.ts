export const panelWords = {} as const;
