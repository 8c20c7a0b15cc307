package almanac.storage.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.git.event.GitProtocol;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.shared.DomainException;
import almanac.shared.EncryptedText;
import almanac.shared.ErrorCode;
import almanac.shared.GitCredentialId;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Mirrors of repositories that the real git program serves. */
class MirrorTest {

    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final String CREDENTIAL = "66b000000000000000000c01";
    private static final GitReference HEAD = new GitReference(GitReferenceType.HEAD, null);
    private static final String PASSWORD = "open-sesame-" + 4711;

    private static final String ADVERTISEMENT = "application/x-git-upload-pack-advertisement";

    @TempDir
    Path served;

    @TempDir
    Path work;

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpGit origin;

    @BeforeEach
    void serve() {
        git(served, "init", "--quiet", "--bare", "--initial-branch=trunk", "churn.git");
        git(work, "clone", "--quiet", served.resolve("churn.git").toString(), ".");
        git(work, "checkout", "--quiet", "-b", "trunk");
        origin = new HttpGit(served);
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void a_mirror_has_the_branches_and_tags_of_its_origin_and_follows_it() {
        String first = push("one", "trunk", "trunk:refs/tags/v1", "trunk:draft");
        Mirrors mirrors = mirrors("http", "private");
        try (BareRepository mirror = mirrors.open(churn(null), ANA)) {
            assertThat(mirror.resolve(HEAD)).isEqualTo(first);
            assertThat(mirror.resolve(new GitReference(GitReferenceType.TAG, "v1")))
                    .isEqualTo(first);
        }
        String second = push("two", "trunk", ":draft");
        try (BareRepository mirror = mirrors.open(churn(null), ANA)) {
            assertThat(mirror.resolve(HEAD)).isEqualTo(second);
            assertThatThrownBy(() -> mirror.resolve(new GitReference(GitReferenceType.BRANCH, "draft")))
                    .isInstanceOf(DomainException.class);
        }
    }

    @Test
    void a_commit_that_is_there_is_not_fetched_again() {
        String commit = push("one", "trunk");
        Mirrors mirrors = mirrors("http", "private");
        mirrors.open(churn(null), ANA, commit).close();
        int asked = origin.requests().size();
        mirrors.open(churn(null), BO, commit).close();
        assertThat(origin.requests()).hasSize(asked);
        String next = push("two", "trunk");
        try (BareRepository mirror = mirrors.open(churn(null), ANA, next)) {
            assertThat(mirror.has(next)).isTrue();
        }
        mirrors.open(churn(null), ANA, "c".repeat(40)).close();
        asked = origin.requests().size();
        mirrors.open(churn(null), ANA, "c".repeat(40)).close();
        assertThat(origin.requests()).hasSize(asked);
    }

    @Test
    void when_the_origin_is_away_the_last_state_is_served_if_there_ever_was_one() {
        String commit = push("one", "trunk");
        mirrors("http", "private").open(churn(null), ANA).close();
        origin.close();
        try (BareRepository mirror = mirrors("http", "private").open(churn(null), ANA)) {
            assertThat(mirror.resolve(HEAD)).isEqualTo(commit);
        }
        GitRepository other = repository("66b000000000000000000002", origin.address() + "/churn.git", null);
        assertRefused(mirrors("http", "private"), other, ErrorCode.ORIGIN_AWAY);
        assertThat(left()).noneMatch(name -> name.startsWith("unfinished-"));
    }

    @Test
    void ones_own_credential_opens_it_and_is_written_nowhere() throws IOException {
        push("one", "trunk");
        origin.require("ana", PASSWORD);
        Mirrors mirrors = mirrors("http", "private");
        assertRefused(mirrors, churn(null), ErrorCode.ORIGIN_AWAY);
        assertThatThrownBy(() -> mirrors.open(churn(CREDENTIAL), BO)).hasMessageNotContaining(PASSWORD);
        assertThat(origin.logins()).isEmpty();
        mirrors.open(churn(CREDENTIAL), ANA).close();
        assertThat(origin.logins()).isNotEmpty();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void a_credential_is_shown_to_no_host_but_the_one_that_it_is_for() {
        push("one", "trunk");
        origin.require("ana", PASSWORD);
        GitSecret elsewhere = new GitSecret(GitProtocol.HTTPS, "github.example", "ana", PASSWORD, null);
        assertRefused(
                mirrors(1 << 20, 1 << 20, elsewhere, "http", "private"), churn(CREDENTIAL), ErrorCode.ORIGIN_AWAY);
        assertThat(origin.requests()).isNotEmpty();
        assertThat(origin.logins()).isEmpty();
    }

    @Test
    void a_credential_is_not_given_to_whoever_the_origin_leads_to() {
        push("one", "trunk");
        try (HttpGit stranger = new HttpGit(served)) {
            stranger.require("ana", PASSWORD);
            origin.leadTo(stranger.address());
            assertRefused(mirrors("http", "private"), churn(CREDENTIAL), ErrorCode.ORIGIN_AWAY);
            assertThat(stranger.requests()).isNotEmpty();
            assertThat(stranger.logins()).isEmpty();
        }
    }

    @Test
    void who_is_led_on_is_led_to_checked_addresses_only() throws IOException {
        Origin origin = Origin.of("https://1.1.1.1/x.git", new OriginRules(List.of(), List.of()));
        FetchBounds bounds = new FetchBounds(1, 1, 1);
        try (HttpOrigin http =
                new HttpOrigin(origin, new OriginRules(List.of(), List.of()), bounds, Duration.ofSeconds(1))) {
            assertThat(http.addressesOf("1.1.1.1")).isEqualTo(origin.addresses());
            assertThatThrownBy(() -> http.addressesOf("localhost")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> http.addressesOf("169.254.169.254")).isInstanceOf(IOException.class);
            assertThatThrownBy(() ->
                            http.create(java.net.URI.create("http://1.1.1.1/x").toURL()))
                    .isInstanceOf(OriginRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x.git",
                "https://localhost/x.git",
                "https://localhost./x.git",
                "https://127.1/x.git",
                "https://2130706433/x.git",
                "https://0.0.0.0/x.git",
                "https://[::1]/x.git",
                "https://[::]/x.git",
                "https://[::ffff:127.0.0.1]/x.git",
                "https://[::ffff:10.0.0.1]/x.git",
                "https://[64:ff9b::7f00:1]/x.git",
                "https://[2002:7f00:1::]/x.git",
                "https://[fd00::1]/x.git",
                "https://[fe80::1]/x.git",
                "https://[ff02::1]/x.git",
                "https://10.1.2.3/x.git",
                "https://100.64.0.1/x.git",
                "https://169.254.169.254/latest",
                "https://172.16.0.1/x.git",
                "https://192.168.0.1/x.git",
                "https://224.0.0.1/x.git",
                "https://255.255.255.255/x.git",
                "https://no-such-host.invalid/x.git",
                "ssh://127.0.0.1/x.git",
                "git@localhost:x.git",
                "http://1.1.1.1/x.git",
                "git://1.1.1.1/x.git",
                "ftp://1.1.1.1/x.git",
                "file:///etc/passwd",
                "/etc",
                "ext::sh -c id",
                "https://ana:secret@1.1.1.1/x.git",
                "https:///x.git",
            })
    void what_leads_into_the_machine_or_its_network_is_refused(String uri) {
        assertRefused(mirrors(), repository("66b000000000000000000001", uri, null), ErrorCode.ORIGIN_REFUSED);
        assertThat(left()).noneMatch(name -> name.endsWith(".git"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "140.82.121.4", "100.128.0.1", "172.32.0.1", "2606:4700:4700::1111"})
    void the_open_internet_is_open(String address) throws IOException {
        assertThat(new OriginRules(List.of(), List.of()).addressesOf(address)).hasSize(1);
    }

    @Test
    void names_that_lead_out_of_the_mirror_are_not_taken() throws IOException {
        String commit = push("one", "trunk");
        Mirrors mirrors = mirrors("http", "private");
        mirrors.open(churn(null), ANA).close();
        Path others = Files.createDirectories(directory.resolve("other.git/refs/heads"));
        Files.writeString(others.resolve("main"), commit + "\n");
        List<String> names = List.of(
                "refs/heads/../../../other.git/refs/heads/x",
                "refs/heads/../../../other.git/refs/heads/main",
                "refs/tags/../heads/y",
                "refs/heads/trunk",
                "refs/heads/also");
        origin.say(ADVERTISEMENT, advertisement(commit, names));
        try (BareRepository mirror = mirrors.open(churn(null), ANA)) {
            assertThat(mirror.resolve(new GitReference(GitReferenceType.BRANCH, "also")))
                    .isEqualTo(commit);
            assertThatThrownBy(() -> mirror.resolve(new GitReference(GitReferenceType.BRANCH, "y")))
                    .isInstanceOf(DomainException.class);
        }
        assertThat(others).isDirectoryContaining(file -> file.endsWith("main"));
        assertThat(others).isDirectoryNotContaining(file -> file.endsWith("x"));
    }

    private static String advertisement(String commit, List<String> names) {
        StringBuilder lines = new StringBuilder("001e# service=git-upload-pack\n0000");
        String abilities = "\0 ofs-delta";
        for (String name : names) {
            String line = commit + " " + name + abilities + "\n";
            lines.append("%04x%s".formatted(line.length() + 4, line));
            abilities = "";
        }
        return lines.append("0000").toString();
    }

    @Test
    void more_names_than_anybody_has_are_not_read_to_their_end() {
        String commit = "c".repeat(40);
        origin.say(
                ADVERTISEMENT,
                advertisement(
                        commit,
                        IntStream.range(0, 200_000)
                                .mapToObj(n -> "refs/heads/" + n)
                                .toList()));
        assertRefused(mirrors("http", "private"), churn(null), ErrorCode.ORIGIN_AWAY);
        origin.say(
                ADVERTISEMENT,
                advertisement(
                        commit,
                        IntStream.range(0, 60_000)
                                .mapToObj(n -> "refs/heads/" + n)
                                .toList()));
        assertRefused(mirrors("http", "private"), churn(null), ErrorCode.ORIGIN_AWAY);
    }

    @Test
    void who_does_not_speak_gits_own_protocol_is_not_asked_for_files() {
        origin.say("text/plain", "c".repeat(40) + "\trefs/heads/main\n");
        assertRefused(mirrors("http", "private"), churn(null), ErrorCode.ORIGIN_AWAY);
        assertThat(origin.requests()).allMatch(request -> request.contains("info/refs"));
    }

    @Test
    void a_credential_is_used_for_its_own_protocol_and_port_alone() throws OriginRefused {
        OriginRules rules = new OriginRules(List.of(), List.of());
        Origin https = Origin.of("https://1.1.1.1/x.git", rules);
        Origin ssh = Origin.of("ssh://1.1.1.1:2222/x.git", rules);
        assertThat(secret(GitProtocol.HTTPS, "1.1.1.1").isFor(https)).isTrue();
        assertThat(secret(GitProtocol.HTTPS, "1.1.1.1:443").isFor(https)).isTrue();
        assertThat(secret(GitProtocol.HTTPS, "1.1.1.1:8443").isFor(https)).isFalse();
        assertThat(secret(GitProtocol.SSH, "1.1.1.1").isFor(https)).isFalse();
        assertThat(secret(GitProtocol.SSH, "1.1.1.1").isFor(ssh)).isTrue();
        assertThat(secret(GitProtocol.SSH, "1.1.1.1:22").isFor(ssh)).isFalse();
        assertThat(secret(GitProtocol.HTTPS, "1.1.1.1").isFor(ssh)).isFalse();
    }

    private static GitSecret secret(GitProtocol protocol, String domain) {
        return new GitSecret(protocol, domain, null, PASSWORD, null);
    }

    @Test
    void a_directory_of_the_machine_is_mirrored_if_the_operator_allows_it() {
        String first = push("one", "trunk");
        GitRepository here = here(served.resolve("churn.git"));
        assertRefused(mirrors("http", "private"), here, ErrorCode.ORIGIN_REFUSED);
        Mirrors mirrors = mirrors("file");
        try (BareRepository mirror = mirrors.open(here, ANA)) {
            assertThat(mirror.resolve(HEAD)).isEqualTo(first);
        }
        String second = push("two", "trunk");
        try (BareRepository mirror = mirrors.open(here, ANA)) {
            assertThat(mirror.resolve(HEAD)).isEqualTo(second);
        }
        assertRefused(mirrors, churn(null), ErrorCode.ORIGIN_REFUSED);
        assertRefused(mirrors, other(served.resolve("none.git")), ErrorCode.ORIGIN_REFUSED);
    }

    @Test
    void a_directory_that_would_show_what_is_elsewhere_is_refused() throws IOException {
        push("one", "trunk");
        Mirrors mirrors = mirrors("file");
        mirrors.open(here(served.resolve("churn.git")), ANA).close();
        Path own = directory.resolve("mirror-66b000000000000000000003.git");
        assertRefused(mirrors, other(own), ErrorCode.ORIGIN_REFUSED);
        assertRefused(
                mirrors, other(Files.createSymbolicLink(served.resolve("link.git"), own)), ErrorCode.ORIGIN_REFUSED);
        git(served, "init", "--quiet", "--bare", "borrowing.git");
        Path borrowing = served.resolve("borrowing.git");
        Files.writeString(borrowing.resolve("objects/info/alternates"), own.resolve("objects") + "\n");
        assertRefused(mirrors, other(borrowing), ErrorCode.ORIGIN_REFUSED);
        git(served, "init", "--quiet", "--bare", "linked.git");
        Path linked = served.resolve("linked.git");
        FileSystemUtils.deleteRecursively(linked.resolve("refs"));
        Files.createSymbolicLink(linked.resolve("refs"), own.resolve("refs"));
        assertRefused(mirrors, other(linked), ErrorCode.ORIGIN_REFUSED);
    }

    private static GitRepository here(Path place) {
        return repository("66b000000000000000000003", "file://" + place, null);
    }

    private static GitRepository other(Path place) {
        return repository("66b000000000000000000004", "file://" + place, null);
    }

    @Test
    void what_is_too_large_is_refused_and_leaves_nothing_behind() {
        push("one", "trunk");
        assertRefused(mirrors(1_000, 1, "http", "private"), churn(null), ErrorCode.ORIGIN_AWAY);
        assertRefused(mirrors(10, 1 << 20, "http", "private"), churn(null), ErrorCode.ORIGIN_AWAY);
        assertThat(left()).noneMatch(name -> name.endsWith(".git") || name.startsWith("unfinished-"));
    }

    @Test
    void many_who_want_it_at_the_same_time_do_not_fetch_it_each() throws Exception {
        push("one", "trunk");
        Mirrors mirrors = mirrors("http", "private");
        Callable<Void> open = () -> {
            mirrors.open(churn(null), ANA).close();
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> opened : threads.invokeAll(java.util.Collections.nCopies(8, open))) {
                opened.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(origin.requests().stream().filter(request -> request.contains("info/refs")))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void over_ssh_a_private_key_opens_it_and_the_server_has_to_stay_the_same() throws Exception {
        String commit = push("one", "trunk");
        KeyPair key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        int port;
        try (SshServer ssh = ssh(0, key, "one")) {
            port = ssh.getPort();
            GitRepository over = overSsh("66b000000000000000000003", port);
            assertRefused(
                    sshMirrors(KeyPairGenerator.getInstance("RSA").generateKeyPair()), over, ErrorCode.ORIGIN_AWAY);
            try (BareRepository mirror = sshMirrors(key).open(over, ANA)) {
                assertThat(mirror.resolve(HEAD)).isEqualTo(commit);
            }
            assertRefused(sshMirrors(key), repository(over, BO), BO, ErrorCode.ORIGIN_AWAY);
        }
        try (SshServer _ = ssh(port, key, "another")) {
            assertRefused(sshMirrors(key), overSsh("66b000000000000000000005", port), ErrorCode.ORIGIN_AWAY);
        }
    }

    private GitRepository overSsh(String id, int port) {
        return repository(id, "ssh://git@localhost:" + port + served.resolve("churn.git"), CREDENTIAL);
    }

    /** The same for another project. */
    private static GitRepository repository(GitRepository repository, UserId whose) {
        return repository("66b0000000000000000000" + whose.value().substring(22), repository.uri(), CREDENTIAL);
    }

    private SshServer ssh(int port, KeyPair letIn, String hostKey) throws IOException {
        SshServer ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(port);
        ssh.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(served.resolve(hostKey)));
        ssh.setPublickeyAuthenticator((_, key, _) -> key.equals(letIn.getPublic()));
        ssh.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        ssh.start();
        return ssh;
    }

    private Mirrors sshMirrors(KeyPair key) {
        return mirrors(
                1 << 20,
                1 << 20,
                new GitSecret(GitProtocol.SSH, "localhost", null, pem(key.getPrivate()), null),
                "private");
    }

    private static String pem(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private GitRepository churn(@Nullable String credential) {
        return repository("66b000000000000000000001", origin.address() + "/churn.git", credential);
    }

    private static GitRepository repository(String id, String uri, @Nullable String credential) {
        return new GitRepository(new RepositoryId(id), "churn", uri, GitServiceProvider.UNKNOWN, HEAD, credential);
    }

    private static void assertRefused(Mirrors mirrors, GitRepository repository, ErrorCode code) {
        assertRefused(mirrors, repository, ANA, code);
    }

    private static void assertRefused(Mirrors mirrors, GitRepository repository, UserId user, ErrorCode code) {
        assertThatThrownBy(() -> mirrors.open(repository, user))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Mirrors mirrors(String... allowed) {
        return mirrors(1 << 20, 1 << 20, allowed);
    }

    private Mirrors mirrors(long mirror, long object, String... allowed) {
        return mirrors(mirror, object, new GitSecret(GitProtocol.HTTPS, "127.0.0.1", "ana", PASSWORD, null), allowed);
    }

    private Mirrors mirrors(long mirror, long object, GitSecret secret, String... allowed) {
        return new LocalMirrors(
                new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), _ -> false),
                new OfAna(secret),
                new OriginRules(List.of(allowed), List.of(directory)),
                new LocalMirrors.Limits(
                        DataSize.ofBytes(object),
                        DataSize.ofBytes(mirror),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10)));
    }

    private List<String> left() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A commit with one more file, which is pushed to these. */
    private String push(String file, String... to) {
        try {
            Files.writeString(work.resolve(file), file.repeat(1_000));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        git(work, "add", "--all");
        git(work, "commit", "--quiet", "--message", file);
        git(
                work,
                Stream.concat(Stream.of("push", "--quiet", "origin"), Stream.of(to))
                        .toArray(String[]::new));
        return git(work, "rev-parse", "HEAD");
    }

    private static String git(Path where, String... arguments) {
        ProcessBuilder git = new ProcessBuilder(Stream.concat(
                        Stream.of("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"),
                        Stream.of(arguments))
                .toList());
        git.environment().putAll(Map.of("HOME", where.toString(), "GIT_CONFIG_NOSYSTEM", "1"));
        try {
            Process process =
                    git.directory(where.toFile()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said.strip();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One credential, which is Ana's. */
    private record OfAna(GitSecret secret) implements GitSecrets {

        @Override
        public EncryptedText seal(UserId user, GitSecret secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String fingerprint(GitSecret secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keep(GitCredentialId credential, UserId user, EncryptedText secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(GitCredentialId credential) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<GitSecret> open(GitCredentialId credential, UserId user) {
            boolean isHers = user.equals(ANA) && credential.value().equals(CREDENTIAL);
            return isHers ? Optional.of(secret) : Optional.empty();
        }
    }
}
