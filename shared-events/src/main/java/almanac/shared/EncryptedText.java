package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text about a person, encrypted with that person's own key. This form is stored; without the key, or after the key
 * was destroyed, it reveals nothing (docs/adr/0006).
 */
public record EncryptedText(@JsonValue String value) {

    @JsonCreator
    public EncryptedText {}

    @Override
    public String toString() {
        return "sealed";
    }
}
