package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text about a person, encrypted with that person's own key. What is stored is this form; whoever holds no key, or
 * asks after the key was destroyed, learns nothing from it (docs/adr/0006).
 */
public record EncryptedText(@JsonValue String value) {

    @JsonCreator
    public EncryptedText {}

    @Override
    public String toString() {
        return "sealed";
    }
}
