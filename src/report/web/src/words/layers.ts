// Words of the pictures: layers and matrix.
export const layerWords = {} as const;
