package almanac.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.deployment.Compose.Service;
import almanac.deployment.Compose.Variable;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The compose file says what Compose understands, sets what the program knows, and lets in nobody who should not be. */
class ComposeTest {

    private static final Set<String> PROFILES = Set.of("roles", "single");

    /** How a container says that it is well, under whatever name. */
    private static final List<String> WELL = List.of("service_healthy");

    private final Map<String, String> variables = EnvFile.filled();
    private final Compose compose = Compose.with(variables);

    ComposeTest() throws IOException, InterruptedException {}

    @Test
    void it_is_what_the_compose_specification_allows() throws IOException {
        assertThat(schema().validate(compose.tree().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void a_misspelled_setting_is_not_what_the_specification_allows() throws IOException {
        String misspelled = compose.tree().toString().replace("\"read_only\"", "\"readonly\"");
        assertThat(schema().validate(misspelled, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void what_is_laid_over_it_is_what_the_specification_allows_too() throws IOException {
        assertThat(schema().validate(Compose.forJobs().tree().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whatever_it_sets_is_a_setting_of_the_program() throws IOException {
        Set<String> known = Settings.asVariables();
        Set<String> set = new TreeSet<>(Dockerfile.read().environment().keySet());
        ours().forEach(service -> set.addAll(service.environment().keySet()));
        set.removeAll(known);
        set.remove("LC_ALL"); // of the machine, for names of files
        assertThat(set).isEmpty();
        assertThat(known).doesNotContain("ALMANAC_ROLE", "AXON_AXONSERVER_SERVER");
    }

    @Test
    void the_example_names_every_variable_and_no_other() throws IOException {
        Set<String> named = new TreeSet<>(variables.keySet());
        Set<String> ofCompose = Set.of("COMPOSE_PROFILES", "COMPOSE_FILE");
        assertThat(named).containsAll(ofCompose);
        named.removeAll(ofCompose);
        Set<String> used = Compose.variables().stream().map(Variable::name).collect(Collectors.toSet());
        assertThat(used).isEqualTo(named);
    }

    @Test
    void a_secret_has_no_default_and_whoever_forgot_it_is_told_how_to_make_one() throws IOException {
        List<Variable> secrets = Compose.variables().stream()
                .filter(variable -> variable.name().matches(".*(KEY|PASSWORD|TOKEN)"))
                .toList();
        assertThat(secrets).hasSizeGreaterThan(4).allSatisfy(secret -> {
            assertThat(secret.sign()).as(secret.name()).isEqualTo("?");
            assertThat(secret.text()).contains(".env", "head -c 32 /dev/urandom | base64");
        });
        assertThat(EnvFile.example())
                .allSatisfy((name, value) -> assertThat(value.isEmpty())
                        .as(name)
                        .isEqualTo(secrets.stream()
                                .anyMatch(secret -> secret.name().equals(name))));
    }

    @Test
    void every_service_belongs_to_a_profile_and_each_profile_has_all_that_it_waits_for() {
        assertThat(compose.services())
                .allSatisfy(service -> assertThat(PROFILES)
                        .as(service.name())
                        .containsAll(service.profiles())
                        .containsAnyElementsOf(service.profiles()));
        for (String profile : PROFILES) {
            List<String> names =
                    compose.services(profile).stream().map(Service::name).toList();
            for (Service service : compose.services(profile)) {
                assertThat(names).as(service.name()).containsAll(service.waitsFor());
            }
        }
    }

    @Test
    void a_service_starts_when_those_are_well_that_it_needs() {
        assertThat(compose.service("api").waitsFor())
                .containsExactlyInAnyOrder("postgres", "axonserver", "query-side", "command-side");
        assertThat(compose.service("query-side").waitsFor()).containsExactlyInAnyOrder("postgres", "axonserver");
        assertThat(compose.service("command-side").waitsFor()).containsExactlyInAnyOrder("postgres", "axonserver");
        assertThat(compose.service("single").waitsFor()).containsExactly("postgres");
        assertThat(compose.services()).allSatisfy(service -> {
            assertThat(service.conditions().map(JsonNode::asString).distinct()).isSubsetOf(WELL);
            // ours has its own in the image
            assertThat(service.settings().has("healthcheck")).as(service.name()).isNotEqualTo(service.isOurs());
        });
    }

    @Test
    void in_each_profile_the_api_alone_is_published() {
        assertThat(published("roles")).containsExactly("api");
        assertThat(published("single")).containsExactly("single");
        for (String name : List.of("api", "single")) {
            assertThat(compose.service(name).texts("ports")).containsExactly("127.0.0.1:8080:8080");
        }
    }

    @Test
    void only_who_is_published_is_in_the_network_outside() {
        assertThat(compose.tree().at("/networks/inside/internal").asBoolean()).isTrue();
        assertThat(compose.services())
                .allSatisfy(service -> assertThat(service.texts("networks"))
                        .as(service.name())
                        .isEqualTo(service.settings().has("ports") ? List.of("inside", "outside") : List.of("inside")));
    }

    @Test
    void a_container_is_confined() {
        assertThat(compose.services()).allSatisfy(service -> {
            assertThat(service.get("read_only").asBoolean()).as(service.name()).isTrue();
            assertThat(service.texts("cap_drop")).as(service.name()).containsExactly("ALL");
            assertThat(service.texts("security_opt")).as(service.name()).containsExactly("no-new-privileges:true");
            assertThat(service.texts("tmpfs"))
                    .as(service.name())
                    .anyMatch(place -> place.startsWith("/tmp:"))
                    .allMatch(place -> place.matches("/[a-z/]+:size=\\d+m")); // what is in it counts as memory
            JsonNode limits = service.settings().at("/deploy/resources/limits");
            assertThat(limits.has("cpus") && limits.has("memory"))
                    .as(service.name())
                    .isTrue();
        });
    }

    @Test
    void processes_that_jobs_leave_behind_are_taken_leave_of() {
        assertThat(ours())
                .hasSize(4)
                .allSatisfy(service -> assertThat(service.get("init").asBoolean())
                        .as(service.name())
                        .isTrue());
    }

    @Test
    void jobs_are_contained_by_what_is_laid_over_the_services_that_run_them_and_by_nothing_else() throws IOException {
        Compose forJobs = Compose.forJobs();
        assertThat(EnvFile.example()).containsEntry("COMPOSE_FILE", Compose.FILE);
        assertThat(Files.readString(Compose.ROOT.resolve(".env.example")))
                .contains(Compose.FILE + ":" + Compose.FOR_JOBS);
        assertThat(forJobs.services()).extracting(Service::name).containsExactlyInAnyOrderElementsOf(runJobs());
        assertThat(forJobs.services()).allSatisfy(service -> {
            assertThat(service.settings().propertyNames()).containsExactly("security_opt");
            assertThat(service.texts("security_opt"))
                    .containsExactly("seccomp:unconfined", "systempaths=unconfined", "apparmor:unconfined");
        });
    }

    /** Services with the files of projects: those that the setting about jobs is handed to. */
    private List<String> runJobs() {
        return compose.services().stream()
                .filter(service -> service.environment().containsKey("ALMANAC_JOBS_UNCONTAINED"))
                .map(Service::name)
                .toList();
    }

    @Test
    void every_place_that_the_image_of_the_axon_server_declares_has_a_volume_with_a_name() {
        assertThat(compose.service("axonserver").texts("volumes"))
                .extracting(volume -> volume.substring(volume.indexOf(':') + 1))
                .containsExactlyInAnyOrder(
                        "/axonserver/config", "/axonserver/data", "/axonserver/events", "/axonserver/plugins");
    }

    @Test
    void what_is_kept_is_in_a_volume_that_is_nobody_elses() throws IOException {
        List<String> mounted = compose.services().stream()
                .flatMap(service -> service.texts("volumes").stream())
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .toList();
        assertThat(mounted).doesNotHaveDuplicates();
        assertThat(mounted)
                .containsExactlyInAnyOrderElementsOf(
                        new ArrayList<>(compose.tree().path("volumes").propertyNames()));
        for (Service service : ours()) {
            assertThat(service.texts("volumes"))
                    .containsExactly(service.name() + ":"
                            + Dockerfile.read().environment().get("ALMANAC_DATA_DIR"));
        }
    }

    @Test
    void images_of_others_have_their_version() throws IOException {
        Stream<String> used = compose.services().stream()
                .filter(service -> !service.isOurs())
                .map(service -> service.get("image").asString());
        Stream<String> built = Dockerfile.read().all("FROM").map(line -> line.split(" ", 2)[0]);
        assertThat(Stream.concat(used, built).filter(image -> !image.equals("application")))
                .hasSizeGreaterThan(3)
                .allMatch(image -> image.matches("[a-z/-]+:\\d+\\.\\d+[\\w.-]*"));
    }

    private List<Service> ours() {
        return compose.services().stream().filter(Service::isOurs).toList();
    }

    private List<String> published(String profile) {
        return compose.services(profile).stream()
                .filter(service -> service.settings().has("ports"))
                .map(Service::name)
                .toList();
    }

    /** Its definitions carry the {@code id} of former drafts, which means nothing in the draft that it names. */
    private static Schema schema() throws IOException {
        Dialect dialect = Dialect.builder(Dialects.getDraft201909())
                .keyword(new AnnotationKeyword("id"))
                .build();
        try (InputStream file =
                Objects.requireNonNull(ComposeTest.class.getResourceAsStream("/compose/compose-spec.json"))) {
            return SchemaRegistry.withDialect(dialect)
                    .getSchema(new String(file.readAllBytes(), UTF_8), InputFormat.JSON);
        }
    }
}
