package almanac.server;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.datasource.command.DataSourceCommand.CreateDataSource;
import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.environment.command.EnvironmentCommand.CreateEnvironment;
import almanac.environment.event.RevisionDefinition;
import almanac.gateway.command.EndpointConfig;
import almanac.gateway.command.GatewayEndpointCommand.CreateGatewayEndpoint;
import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.EndpointType;
import almanac.messaging.Dispatch;
import almanac.person.PersonVault;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.shared.VariablesId;
import almanac.storage.credential.ProviderKeyVault;
import almanac.storage.credential.SealedCredentials;
import almanac.storage.credential.SealedProviderKeys;
import almanac.storage.environment.SealedVariables;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.query.AccountV1;
import almanac.user.query.UserQuery.GetAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Another master key takes the place of the first, and what was sealed can be read as before, with the new one alone. */
@Timeout(240)
class KeyRotationTest {

    private static final String LINE = "select credentials_id, key_id, sealed from data_source_credentials";

    @TempDir
    private Path data;

    private final String[] database = aDatabase();
    private UserId user = new UserId("ffffffffffffffffffffffff");
    private DataSourceId dataSource = new DataSourceId("ffffffffffffffffffffffff");
    private String userName = "";

    @Test
    void the_key_file_is_replaced_and_everything_sealed_again() throws IOException {
        String former;
        try (ConfigurableApplicationContext server = start()) {
            leaveSecrets(server);
            former = server.getBean(MasterKey.class).id();
        }

        assertThat(new Main(words -> 1, words -> 1).run(words("secrets", "rotate")))
                .isZero();

        assertThat(data.resolve("secrets.key.former-" + former)).isRegularFile();
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.key"))).hasSize(2);
        try (ConfigurableApplicationContext server = start()) {
            assertEverythingIsUnder(server, former);
        }
    }

    @Test
    void a_key_that_is_given_is_replaced_by_another_with_the_former_beside_it() {
        String one = Base64.getEncoder().encodeToString(new byte[MasterKey.BYTES]);
        byte[] other = new byte[MasterKey.BYTES];
        other[0] = 1;
        String another = Base64.getEncoder().encodeToString(other);
        try (ConfigurableApplicationContext server = start("--almanac.secrets.key=" + one)) {
            leaveSecrets(server);
        }
        assertThat(new Main(words -> 1, words -> 1).run(words("secrets", "rotate", "--almanac.secrets.key=" + one)))
                .isEqualTo(1);
        assertThatThrownBy(() -> start("--almanac.secrets.key=" + another))
                .hasStackTraceContaining("another master key");
        try (ConfigurableApplicationContext server =
                start("--almanac.secrets.key=" + another, "--almanac.secrets.former-key=" + one)) {
            assertEverythingIsUnder(server, new MasterKey(new byte[MasterKey.BYTES]).id());
        }
        start("--almanac.secrets.key=" + another).close();
    }

    private void leaveSecrets(ConfigurableApplicationContext server) {
        IdSource ids = server.getBean(IdSource.class);
        Dispatch dispatch = server.getBean(Dispatch.class);
        user = new UserId(ids.next());
        userName = unique("ana");
        dispatch.sendAsSystem(registration(user), "of a test");
        dataSource = new DataSourceId(ids.next());
        dispatch.sendAsSystem(
                new CreateDataSource(
                        dataSource,
                        user,
                        unique("warehouse"),
                        null,
                        "PostgreSQLConfig",
                        "Basic",
                        CredentialType.INDIVIDUAL,
                        Map.of(),
                        new Audience(false, List.of()),
                        SealedCredentials.of(
                                new CredentialsId(ids.next()),
                                dataSource,
                                Map.of("password", "hush"),
                                Map.of(),
                                server.getBean(MasterKey.class))),
                "of a test");
        GatewayEndpointId endpoint = new GatewayEndpointId(ids.next());
        dispatch.sendAsSystem(
                new CreateGatewayEndpoint(
                        endpoint,
                        new GatewayEndpointName(unique("endpoint")),
                        EndpointType.CHAT,
                        "openai",
                        "gpt-5",
                        new EndpointConfig(
                                Map.of(),
                                SealedProviderKeys.of(
                                        new CredentialsId(ids.next()),
                                        endpoint,
                                        Map.of("openai_api_key", "murmur"),
                                        server.getBean(MasterKey.class)),
                                Set.of()),
                        new EndpointAudience(true, List.of())),
                "of a test");
        SealedVariables variables = SealedVariables.of(
                new VariablesId(ids.next()),
                List.of(new SealedVariables.Variable("TOKEN", "whisper")),
                server.getBean(MasterKey.class));
        dispatch.sendAsSystem(
                new CreateEnvironment(
                        new EnvironmentId(ids.next()),
                        "Python",
                        null,
                        true,
                        null,
                        false,
                        null,
                        true,
                        null,
                        new EnvironmentRevisionId(ids.next()),
                        new RevisionDefinition(
                                "python:3.13", null, null, null, null, null, null, null, null, null, null, null, null),
                        variables,
                        null),
                "of a test");
    }

    private RegisterUser registration(UserId id) {
        return new RegisterUser(id, userName, "Ana", "Lima", null, Set.of(), null);
    }

    private void assertEverythingIsUnder(ConfigurableApplicationContext server, String former) {
        MasterKey present = server.getBean(MasterKey.class);
        assertThat(present.id()).isNotEqualTo(former);
        Map<String, Object> line = server.getBean(JdbcTemplate.class).queryForMap(LINE);
        SealedSecret sealed = new SealedSecret(String.valueOf(line.get("key_id")), String.valueOf(line.get("sealed")));
        String context = "credentials %s of data source %s".formatted(line.get("credentials_id"), dataSource);
        assertThat(present.open(sealed, context)).contains("hush");
        GatewayEndpointId endpoint = new GatewayEndpointId(server.getBean(JdbcTemplate.class)
                .queryForObject("select endpoint_id from gateway_credentials", String.class));
        assertThat(SealedProviderKeys.open(
                        endpoint,
                        "openai_api_key",
                        server.getBean(ProviderKeyVault.class).of(endpoint).get("openai_api_key"),
                        present))
                .isEqualTo("murmur");
        Map<String, Object> variables =
                server.getBean(JdbcTemplate.class).queryForMap("select * from environment_variables");
        assertThat(present.open(
                        new SealedSecret(
                                String.valueOf(variables.get("key_id")), String.valueOf(variables.get("sealed"))),
                        "environment variables " + variables.get("variables_id")))
                .contains("whisper");
        Dispatch dispatch = server.getBean(Dispatch.class);
        assertThat(server.getBean(PersonVault.class).person(user).userName()).isEqualTo(userName);
        assertThat(dispatch.askAsSystem(new GetAccount(user), "of a test").value())
                .isInstanceOfSatisfying(
                        AccountV1.class,
                        account -> assertThat(account.user().firstName()).isEqualTo("Ana"));
        UserId another = new UserId(server.getBean(IdSource.class).next());
        assertThatThrownBy(() -> dispatch.sendAsSystem(registration(another), "of a test"))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining(userName);
    }

    private ConfigurableApplicationContext start(String... more) {
        return AlmanacApplication.withoutServer(settings(more));
    }

    private String[] words(String... words) {
        return Stream.concat(Stream.of(words), Stream.of(settings())).toArray(String[]::new);
    }

    private String[] settings(String... more) {
        return Stream.of(
                        database,
                        new String[] {
                            "--almanac.data-dir=" + data,
                            "--almanac.admin.api-key=" + Server.ADMINISTRATOR_KEY,
                            "--spring.datasource.hikari.maximum-pool-size=6"
                        },
                        more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private static String[] aDatabase() {
        String name = unique("rotation").replace('-', '_');
        Server.running().database().execute("create database " + name);
        return Server.running().outside(name);
    }
}
