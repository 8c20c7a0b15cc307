package almanac.row;

import almanac.shared.EncryptedText;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores sealed texts of rows as what they are, so that code that shows a row knows what to open. */
@Converter(autoApply = true)
class SealedConverter implements AttributeConverter<EncryptedText, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable EncryptedText text) {
        return text == null ? null : text.value();
    }

    @Override
    public @Nullable EncryptedText convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new EncryptedText(column);
    }
}
