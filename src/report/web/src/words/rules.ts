export const ruleTitles: Record<string, string> = {};
