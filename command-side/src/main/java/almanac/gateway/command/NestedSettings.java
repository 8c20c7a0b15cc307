package almanac.gateway.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts the settings of AWS, which MLflow has in an object of their own, beside the others of a provider. */
public final class NestedSettings {

    private static final String AWS_CONFIG = "aws_config";

    private NestedSettings() {}

    public static Map<String, String> flat(Map<String, String> settings) {
        String nested = settings.get(AWS_CONFIG);
        if (nested == null) {
            return settings;
        }
        Map<String, String> all = new TreeMap<>(settings);
        all.remove(AWS_CONFIG);
        all.putAll(parsed(nested));
        return all;
    }

    private static Map<String, String> parsed(String json) {
        Map<String, String> settings = new TreeMap<>();
        try {
            JsonMapper.shared().readTree(json).forEachEntry((name, value) -> {
                if (!value.isString() || value.asString().isBlank()) {
                    throw malformed();
                }
                settings.put(name, value.asString());
            });
        } catch (JacksonException _) { // its message may hold a part of a key
            throw malformed();
        }
        return settings;
    }

    private static DomainException malformed() {
        return ErrorCode.INVALID_VALUE.with("modelConfig." + AWS_CONFIG, "must be a JSON object of texts");
    }
}
