package almanac.support.web;

/** How long texts may be, in characters. Generous: they keep mistakes and mischief out, not people. */
public final class Texts {

    public static final int NAME = 255;
    public static final int LINE = 1_000;
    public static final int PROSE = 65_536;

    /** A name without white space, as it stands in paths and commands; never a path itself. */
    public static final String NAME_PATTERN = "[^\\s/\\\\]+";

    public static final String NAME_MESSAGE = "must not be empty nor have white space or slashes in it";

    /** An id for which there is no type yet. */
    public static final String ID_PATTERN = "[0-9a-f]{24}";

    public static final String ID_MESSAGE = "is not a valid ID";

    private Texts() {}
}
