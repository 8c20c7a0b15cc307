package almanac.web;

/**
 * Bounds the length of texts, in characters, and of pages. The bounds are generous: they keep mistakes and mischief
 * out, not people.
 */
public final class Texts {

    public static final int NAME = 255;
    public static final int LINE = 1_000;
    public static final int PROSE = 65_536;

    /** Longest page. The API names no bound (behaviour.md, 1.4); clients are known to ask for 500. */
    public static final int LONGEST_PAGE = 10_000;

    /**
     * A name as it stands in folders and commands, never a path itself: without white space, control and format characters
     * of any script. Valid for the readers of the OpenAPI document too.
     */
    public static final String NAME_PATTERN = "^(?!\\.{1,2}$)[^\\s\\p{Cc}\\p{Cf}\\p{Z}/\\\\]+$";

    public static final String NAME_MESSAGE = "must be a name without white space, slashes and invisible characters";

    /**
     * A name that stands in the path of a request, as those of projects and their owners do for git: a percent sign or a
     * semicolon there could be read in two ways, so the firewall lets neither pass.
     */
    public static final String PATH_NAME_PATTERN = "^(?!\\.{1,2}$)[^\\s\\p{Cc}\\p{Cf}\\p{Z}/\\\\%;]+$";

    public static final String PATH_NAME_MESSAGE =
            "must be a name without white space, slashes, percent signs, semicolons and invisible characters";

    /** Pattern of an id that has no type of its own yet. */
    public static final String ID_PATTERN = "[0-9a-f]{24}";

    public static final String ID_MESSAGE = "is not a valid ID";

    private Texts() {}
}
