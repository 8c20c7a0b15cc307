package almanac.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.gateway.event.EndpointType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each provider with a whole configuration, with one setting less, and with one too many. */
class ModelConfigTest {

    private record Whole(String name, ModelProvider provider, Map<String, String> settings, List<String> needed) {}

    private static final List<Whole> ALL = List.of(
            new Whole("openai", ModelProvider.OPENAI, Map.of("openai_api_key", "k"), List.of("openai_api_key")),
            new Whole(
                    "a server of one's own",
                    ModelProvider.OPENAI,
                    Map.of("openai_api_base", "http://10.0.0.1:8000/v1"),
                    List.of("openai_api_base")),
            new Whole(
                    "azure",
                    ModelProvider.OPENAI,
                    Map.of(
                            "openai_api_type", "azure",
                            "openai_api_key", "k",
                            "openai_api_base", "https://x.openai.azure.com",
                            "openai_deployment_name", "d",
                            "openai_api_version", "2024-06-01"),
                    List.of("openai_api_key", "openai_api_base", "openai_deployment_name", "openai_api_version")),
            new Whole(
                    "anthropic",
                    ModelProvider.ANTHROPIC,
                    Map.of("anthropic_api_key", "k", "anthropic_version", "2023-06-01"),
                    List.of("anthropic_api_key")),
            new Whole(
                    "bedrock",
                    ModelProvider.BEDROCK,
                    Map.of(
                            "aws_region", "eu-central-1",
                            "aws_access_key_id", "a",
                            "aws_secret_access_key", "k",
                            "aws_session_token", "t"),
                    List.of("aws_region", "aws_access_key_id", "aws_secret_access_key")),
            withKey("mistral", ModelProvider.MISTRAL),
            withKey("togetherai", ModelProvider.TOGETHERAI),
            withKey("gemini", ModelProvider.GEMINI),
            withKey("cohere", ModelProvider.COHERE),
            new Whole(
                    "model server",
                    ModelProvider.MLFLOW_MODEL_SERVING,
                    Map.of("model_server_url", "http://10.0.0.1:5001"),
                    List.of("model_server_url")));

    private static Whole withKey(String name, ModelProvider provider) {
        return new Whole(
                name,
                provider,
                Map.of(name + "_api_key", "k", name + "_api_base", "https://llm.example.org"),
                List.of(name + "_api_key"));
    }

    @TestFactory
    Stream<DynamicTest> a_whole_one_is_taken_and_one_setting_less_or_more_is_refused_by_its_name() {
        return ALL.stream()
                .map(whole -> DynamicTest.dynamicTest(whole.name(), () -> {
                    assertThatCode(() -> check(whole.provider(), whole.settings()))
                            .doesNotThrowAnyException();
                    for (String key : whole.needed()) {
                        Map<String, String> less = new HashMap<>(whole.settings());
                        less.remove(key);
                        assertThatThrownBy(() -> check(whole.provider(), less)).hasMessageContaining("modelConfig.");
                    }
                    Map<String, String> more = new HashMap<>(whole.settings());
                    more.put("palm_api_key", "k");
                    assertThatThrownBy(() -> check(whole.provider(), more))
                            .hasMessageContaining("modelConfig.palm_api_key");
                }));
    }

    @Test
    void settings_of_azure_go_with_azure_alone() {
        Map<String, String> azures = Map.of("openai_api_key", "k", "openai_deployment_name", "d");
        assertThatThrownBy(() -> check(ModelProvider.OPENAI, azures)).hasMessageContaining("openai_deployment_name");
        Map<String, String> azure = new HashMap<>(ALL.get(2).settings());
        azure.put("openai_organization", "o");
        assertThatThrownBy(() -> check(ModelProvider.OPENAI, azure)).hasMessageContaining("openai_organization");
    }

    @Test
    void a_type_that_the_provider_has_not_is_refused() {
        assertThatThrownBy(() ->
                        ModelProvider.ANTHROPIC.check(EndpointType.EMBEDDINGS, Map.of(), Set.of("anthropic_api_key")))
                .hasMessageContaining("endpointType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://x.org", "x.org", "https://", "https://u:p@x.org", "https://x.org?a=b", "https://x y"})
    void what_is_no_address_is_refused(String address) {
        assertThatThrownBy(() -> check(ModelProvider.OPENAI, Map.of("openai_api_base", address)))
                .hasMessageContaining("openai_api_base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1.example.org", "eu/..", "EU", ""})
    void what_is_no_region_is_no_part_of_an_address(String region) {
        Map<String, String> settings =
                Map.of("aws_region", region, "aws_access_key_id", "a", "aws_secret_access_key", "k");
        assertThatThrownBy(() -> check(ModelProvider.BEDROCK, settings)).hasMessageContaining("aws_region");
    }

    @Test
    void providers_are_known_in_any_case_and_others_are_not() {
        assertThat(ModelProvider.of("Anthropic")).isEqualTo(ModelProvider.ANTHROPIC);
        assertThat(ModelProvider.of("amazon-bedrock")).isEqualTo(ModelProvider.BEDROCK);
        for (ModelProvider provider : ModelProvider.values()) {
            assertThat(ModelProvider.of(provider.label())).isEqualTo(provider);
            assertThat(ModelProvider.of(provider.name())).isEqualTo(provider);
        }
        assertThatThrownBy(() -> ModelProvider.of("palm")).hasMessageContaining("openai, anthropic");
    }

    private static void check(ModelProvider provider, Map<String, String> all) {
        Map<String, String> plain = new HashMap<>(all);
        plain.keySet().removeIf(ModelProvider::isSecret);
        provider.check(
                EndpointType.CHAT,
                plain,
                Set.copyOf(all.keySet().stream().filter(ModelProvider::isSecret).toList()));
    }
}
