package almanac.modelapi.api;

import almanac.web.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** An environment variable of the instances of a model API, on its way in. */
record ModelApiEnvironmentVariableV1(
        @NotNull @Pattern(regexp = NAME) @Size(max = Texts.NAME)
        String key,

        @NotNull @Size(max = Texts.PROSE) String value) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** Leaves out the value, which is secret. */
    @Override
    public String toString() {
        return key;
    }
}
