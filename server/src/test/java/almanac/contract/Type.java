package almanac.contract;

import java.util.List;

/** What the contract says about one JSON value. */
sealed interface Type {

    /**
     * A string. {@code allowed} is empty when any text will do; {@code declared} tells an enum of the contract from
     * values that are only known; {@code format} is empty or one of {@link TextFormat}'s names.
     */
    record Text(List<String> allowed, boolean declared, String format) implements Type {}

    record Whole() implements Type {}

    record Decimal() implements Type {}

    record Truth() implements Type {}

    record ListOf(Type item) implements Type {}

    record MapOf(Type value) implements Type {}

    /** A schema by name; {@link Contract#resolve} looks it up. */
    record Model(String name) implements Type {}

    record Composite(List<Member> members) implements Type {}

    record Anything() implements Type {}

    /**
     * A member of an object.
     *
     * @param defaulted whether there is a default, so that a request may leave out even a required member
     */
    record Member(String name, Type type, boolean required, boolean nullable, boolean defaulted) {}
}
