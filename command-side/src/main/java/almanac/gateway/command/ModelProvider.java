package almanac.gateway.command;

import almanac.gateway.event.EndpointType;
import almanac.shared.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The providers of models that the gateway speaks to, and the settings that each needs (docs/gateway.md). */
public enum ModelProvider {
    /** OpenAI, Azure's OpenAI, and every server that speaks OpenAI's protocol. */
    OPENAI(
            EnumSet.allOf(EndpointType.class),
            List.of(),
            Set.of(
                    ModelProvider.OPENAI_KEY,
                    ModelProvider.OPENAI_API_TYPE,
                    ModelProvider.OPENAI_BASE,
                    ModelProvider.OPENAI_API_VERSION,
                    ModelProvider.OPENAI_DEPLOYMENT,
                    ModelProvider.OPENAI_ORGANIZATION)),
    ANTHROPIC(
            EnumSet.of(EndpointType.CHAT, EndpointType.COMPLETIONS),
            List.of(ModelProvider.ANTHROPIC_KEY),
            Set.of(ModelProvider.ANTHROPIC_VERSION, ModelProvider.ANTHROPIC_BASE)),
    BEDROCK(
            EnumSet.of(EndpointType.CHAT, EndpointType.EMBEDDINGS),
            List.of(ModelProvider.AWS_REGION, ModelProvider.AWS_KEY_ID, ModelProvider.AWS_KEY),
            Set.of(ModelProvider.AWS_SESSION_TOKEN, ModelProvider.BEDROCK_BASE)),
    MISTRAL(
            EnumSet.of(EndpointType.CHAT, EndpointType.EMBEDDINGS),
            List.of(ModelProvider.MISTRAL_KEY),
            Set.of(ModelProvider.MISTRAL_BASE)),
    TOGETHERAI(
            EnumSet.allOf(EndpointType.class),
            List.of(ModelProvider.TOGETHERAI_KEY),
            Set.of(ModelProvider.TOGETHERAI_BASE)),
    GEMINI(
            EnumSet.of(EndpointType.CHAT, EndpointType.EMBEDDINGS),
            List.of(ModelProvider.GEMINI_KEY),
            Set.of(ModelProvider.GEMINI_BASE)),
    COHERE(
            EnumSet.of(EndpointType.CHAT, EndpointType.EMBEDDINGS),
            List.of(ModelProvider.COHERE_KEY),
            Set.of(ModelProvider.COHERE_BASE)),
    HUGGINGFACE_TEXT_GENERATION_INFERENCE(
            EnumSet.of(EndpointType.COMPLETIONS), List.of(ModelProvider.HUGGINGFACE_URL), Set.of()),
    MLFLOW_MODEL_SERVING(EnumSet.allOf(EndpointType.class), List.of(ModelProvider.MODEL_SERVER_URL), Set.of());

    public static final String OPENAI_KEY = "openai_api_key";
    public static final String OPENAI_API_TYPE = "openai_api_type";
    public static final String OPENAI_BASE = "openai_api_base";
    public static final String OPENAI_API_VERSION = "openai_api_version";
    public static final String OPENAI_DEPLOYMENT = "openai_deployment_name";
    public static final String OPENAI_ORGANIZATION = "openai_organization";
    public static final String ANTHROPIC_KEY = "anthropic_api_key";
    public static final String ANTHROPIC_VERSION = "anthropic_version";
    public static final String ANTHROPIC_BASE = "anthropic_api_base";

    public static final String AWS_REGION = "aws_region";
    public static final String AWS_KEY_ID = "aws_access_key_id";
    public static final String AWS_KEY = "aws_secret_access_key";
    public static final String AWS_SESSION_TOKEN = "aws_session_token";
    public static final String BEDROCK_BASE = "bedrock_api_base";
    public static final String MISTRAL_KEY = "mistral_api_key";
    public static final String MISTRAL_BASE = "mistral_api_base";
    public static final String TOGETHERAI_KEY = "togetherai_api_key";
    public static final String TOGETHERAI_BASE = "togetherai_api_base";
    public static final String GEMINI_KEY = "gemini_api_key";
    public static final String GEMINI_BASE = "gemini_api_base";
    public static final String COHERE_KEY = "cohere_api_key";
    public static final String COHERE_BASE = "cohere_api_base";
    public static final String HUGGINGFACE_URL = "hf_server_url";
    public static final String MODEL_SERVER_URL = "model_server_url";

    /** Value of {@link #OPENAI_API_TYPE} of Azure with a key, and with a token of its directory. */
    public static final String AZURE = "azure";

    public static final String AZURE_DIRECTORY = "azuread";

    private static final String CONFIG = "modelConfig";

    /** What MLflow calls {@link #BEDROCK} as well. */
    private static final String AMAZON_BEDROCK = "AMAZON_BEDROCK";

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> OPENAI_API_TYPES = Set.of("openai", AZURE, AZURE_DIRECTORY);

    /** Settings that may be shown: all others are secret. */
    private static final Set<String> PLAIN = Set.of(
            OPENAI_API_TYPE,
            OPENAI_BASE,
            OPENAI_API_VERSION,
            OPENAI_DEPLOYMENT,
            OPENAI_ORGANIZATION,
            ANTHROPIC_VERSION,
            ANTHROPIC_BASE,
            AWS_REGION,
            BEDROCK_BASE,
            MISTRAL_BASE,
            TOGETHERAI_BASE,
            GEMINI_BASE,
            COHERE_BASE,
            HUGGINGFACE_URL,
            MODEL_SERVER_URL);

    /** Settings that hold addresses. */
    static final Set<String> ADDRESSES = PLAIN.stream()
            .filter(key -> key.endsWith("_base") || key.endsWith("_url"))
            .collect(Collectors.toUnmodifiableSet());

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<EndpointType> types;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> needed;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> optional;

    ModelProvider(Set<EndpointType> types, List<String> needed, Set<String> optional) {
        this.types = types;
        this.needed = needed;
        this.optional = optional;
    }

    /** Returns the provider of that name, in any letter case and with hyphens for underscores; refuses another. */
    public static ModelProvider of(String name) {
        String folded = name.toUpperCase(Locale.ROOT).replace('-', '_');
        if (folded.equals(AMAZON_BEDROCK)) {
            return BEDROCK;
        }
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        given.stream()
                .filter(key -> !needed.contains(key) && !optional.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw ErrorCode.INVALID_VALUE.with(
                            CONFIG + "." + key, "'%s' has no such setting".formatted(label()));
                });
        needed.forEach(key -> require(given, key));
        if (this == OPENAI) {
            checkOpenAi(settings, given);
        }
        ADDRESSES.forEach(key -> checkAddress(key, settings.get(key)));
        String region = settings.get(AWS_REGION);
        if (region != null && !REGION.matcher(region).matches()) { // it becomes a part of an address
            throw ErrorCode.INVALID_VALUE.with(CONFIG + "." + AWS_REGION, "must be a region like eu-central-1");
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
