package almanac.storage.files;

/** Treatment of an uploaded file whose path another file has already. */
public enum Collision {
    /** Puts the file beside the other, with a number in its name. */
    RENAME,
    /** Replaces the other file. */
    OVERWRITE,
    /** Skips the file. */
    IGNORE
}
