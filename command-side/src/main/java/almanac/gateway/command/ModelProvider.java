package almanac.gateway.command;

import almanac.gateway.event.EndpointType;
import almanac.shared.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The providers of models that the gateway speaks to, and the settings that each needs (docs/gateway.md). */
public enum ModelProvider {
    /** OpenAI, Azure's OpenAI, and every server that speaks OpenAI's protocol. */
    OPENAI(
            EnumSet.allOf(EndpointType.class),
            Set.of(
                    ModelProvider.OPENAI_KEY,
                    ModelProvider.OPENAI_API_TYPE,
                    ModelProvider.OPENAI_BASE,
                    ModelProvider.OPENAI_API_VERSION,
                    ModelProvider.OPENAI_DEPLOYMENT,
                    ModelProvider.OPENAI_ORGANIZATION)),
    ANTHROPIC(
            EnumSet.of(EndpointType.CHAT, EndpointType.COMPLETIONS),
            Set.of(ModelProvider.ANTHROPIC_KEY, ModelProvider.ANTHROPIC_VERSION, ModelProvider.ANTHROPIC_BASE));

    public static final String OPENAI_KEY = "openai_api_key";
    public static final String OPENAI_API_TYPE = "openai_api_type";
    public static final String OPENAI_BASE = "openai_api_base";
    public static final String OPENAI_API_VERSION = "openai_api_version";
    public static final String OPENAI_DEPLOYMENT = "openai_deployment_name";
    public static final String OPENAI_ORGANIZATION = "openai_organization";
    public static final String ANTHROPIC_KEY = "anthropic_api_key";
    public static final String ANTHROPIC_VERSION = "anthropic_version";
    public static final String ANTHROPIC_BASE = "anthropic_api_base";

    /** Value of {@link #OPENAI_API_TYPE} of Azure with a key, and with a token of its directory. */
    public static final String AZURE = "azure";

    public static final String AZURE_DIRECTORY = "azuread";

    private static final String CONFIG = "modelConfig";
    private static final Set<String> OPENAI_API_TYPES = Set.of("openai", AZURE, AZURE_DIRECTORY);

    /** Settings that may be shown: all others are secret. */
    private static final Set<String> PLAIN = Set.of(
            OPENAI_API_TYPE,
            OPENAI_BASE,
            OPENAI_API_VERSION,
            OPENAI_DEPLOYMENT,
            OPENAI_ORGANIZATION,
            ANTHROPIC_VERSION,
            ANTHROPIC_BASE);

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<EndpointType> types;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> known;

    ModelProvider(Set<EndpointType> types, Set<String> known) {
        this.types = types;
        this.known = known;
    }

    /** Returns the provider of that name, in any letter case and with hyphens for underscores; refuses another. */
    public static ModelProvider of(String name) {
        String folded = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(provider -> provider.name().equals(folded))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                        "modelProvider", "'%s' is not supported here, only %s".formatted(name, labels())));
    }

    private static String labels() {
        return Arrays.stream(values()).map(ModelProvider::label).collect(Collectors.joining(", "));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static boolean isSecret(String key) {
        return !PLAIN.contains(key);
    }

    /**
     * Refuses a configuration that lacks a setting, has one too many, or does not fit the type.
     *
     * @param settings those that may be shown
     * @param secrets names of the rest
     */
    void check(EndpointType type, Map<String, String> settings, Set<String> secrets) {
        if (!types.contains(type)) {
            throw ErrorCode.INVALID_VALUE.with("endpointType", "'%s' has no %s".formatted(label(), type.label()));
        }
        Set<String> given = new TreeSet<>(settings.keySet());
        given.addAll(secrets);
        given.stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw ErrorCode.INVALID_VALUE.with(CONFIG + "." + key, "'%s' has no such setting".formatted(label()));
        });
        switch (this) {
            case OPENAI -> checkOpenAi(settings, given);
            case ANTHROPIC -> {
                require(given, ANTHROPIC_KEY);
                checkAddress(ANTHROPIC_BASE, settings.get(ANTHROPIC_BASE));
            }
        }
    }

    private static void checkOpenAi(Map<String, String> settings, Set<String> given) {
        String apiType = settings.getOrDefault(OPENAI_API_TYPE, "openai");
        if (!OPENAI_API_TYPES.contains(apiType)) {
            throw ErrorCode.INVALID_VALUE.with(
                    CONFIG + "." + OPENAI_API_TYPE, "must be one of " + new TreeSet<>(OPENAI_API_TYPES));
        }
        boolean isAzure = !apiType.equals("openai");
        if (isAzure) {
            require(given, OPENAI_KEY, OPENAI_BASE, OPENAI_DEPLOYMENT, OPENAI_API_VERSION);
            forbid(given, apiType, OPENAI_ORGANIZATION);
        } else {
            forbid(given, apiType, OPENAI_DEPLOYMENT, OPENAI_API_VERSION);
            if (!given.contains(OPENAI_BASE)) { // a server of one's own may need no key
                require(given, OPENAI_KEY);
            }
        }
        checkAddress(OPENAI_BASE, settings.get(OPENAI_BASE));
    }

    private static void require(Set<String> given, String... keys) {
        for (String key : keys) {
            if (!given.contains(key)) {
                throw ErrorCode.INVALID_VALUE.with(CONFIG + "." + key, "must be given");
            }
        }
    }

    private static void forbid(Set<String> given, String apiType, String... keys) {
        for (String key : keys) {
            if (given.contains(key)) {
                throw ErrorCode.INVALID_VALUE.with(
                        CONFIG + "." + key, "does not go with the %s '%s'".formatted(OPENAI_API_TYPE, apiType));
            }
        }
    }

    /** Refuses what is no address of a server. Whether the server may be connected to is decided at each connection. */
    private static void checkAddress(String key, @Nullable String text) {
        if (text != null && !isAddress(text)) {
            throw ErrorCode.INVALID_VALUE.with(
                    CONFIG + "." + key, "must be an address like https://example.org/v1, without a login or a query");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return isHttp
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
