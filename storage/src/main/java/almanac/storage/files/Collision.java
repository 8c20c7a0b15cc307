package almanac.storage.files;

/** What becomes of an uploaded file whose path another has already. */
public enum Collision {
    /** It is put beside it, with a number in its name. */
    RENAME,
    /** It takes its place. */
    OVERWRITE,
    /** It is passed over. */
    IGNORE
}
