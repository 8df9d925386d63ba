/**
 * Fair-share factor = 2^(-U/S): U the member's (decayed) use and S its share, both as fractions of capacity, never
 * renormalised among those who asked. 1: nothing used, .5: as entitled, towards 0 beyond. 0 without a share. After the
 * classic fair-share factor of Slurm's multifactor priority plugin.
 */
export const fairShareFactor = (use: number, share: number): number => (share > 0 ? 2 ** (-use / share) : 0);
