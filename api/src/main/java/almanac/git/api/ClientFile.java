package almanac.git.api;

import java.time.Instant;

/**
 * A file of a project as clients know it.
 *
 * @param key id of its content
 * @param lastModified when the commit was made that was asked for, in milliseconds since 1970
 */
record ClientFile(
        String path, String name, String quotedFilePath, String key, long size, String sizeLabel, long lastModified) {

    private static final int UNIT = 1024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    static ClientFile of(String path, String key, long size, Instant at) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new ClientFile(path, name, path, key, size, label(size), at.toEpochMilli());
    }

    private static String label(long size) {
        long amount = size;
        int unit = 0;
        while (amount >= UNIT && unit < UNITS.length - 1) {
            amount /= UNIT;
            unit++;
        }
        return amount + " " + UNITS[unit];
    }
}
