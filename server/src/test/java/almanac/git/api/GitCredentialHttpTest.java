package almanac.git.api;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.git.event.GitProtocol;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import almanac.storage.git.GitSecret;
import almanac.storage.git.GitSecrets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitCredentialHttpTest {

    private static final String OWN = "/api/users/v1/self/git-credentials";

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final GitSecrets secrets = Server.running().bean(GitSecrets.class);

    private static Map<String, Object> token(String secret) {
        return Map.of(
                "name",
                "work",
                "domain",
                "GitHub.com",
                "protocol",
                "https",
                "gitServiceProvider",
                "github",
                "userName",
                "octo",
                "secret",
                secret);
    }

    @Test
    void a_credential_is_listed_without_its_secret_and_the_secret_is_kept_sealed() {
        String secret = unique("a-secret-token");
        Answer added = ana.api().post(OWN, token(secret)).expect(200);
        String id = added.text("/credential/id");
        assertThat(added.text("/credential/domain")).isEqualTo("github.com");
        assertThat(added.text("/credential/protocol")).isEqualTo("https");
        Answer listed = ana.api().get("/api/users/beta/credentials/" + ana.id()).expect(200);
        assertThat(listed.at("/credentials/0")).isEqualTo(added.at("/credential"));
        assertThat(ana.api().get(OWN).expect(200).at("/credentials/0")).isEqualTo(added.at("/credential"));
        assertThat(added.body() + listed.body()).doesNotContain(secret);
        assertThat(Server.running().kept(secret)).isEmpty();
        assertThat(secrets.open(new GitCredentialId(id), new UserId(ana.id())))
                .contains(new GitSecret(GitProtocol.HTTPS, "GitHub.com", "octo", secret, null));
    }

    @Test
    void a_credential_that_is_removed_is_gone_with_its_secret() {
        String id = ana.api().post(OWN, token("x")).expect(200).text("/credential/id");
        bo.api().delete(OWN + "/" + id).expect(404);
        ana.api().delete(OWN + "/" + id).expect(200);
        ana.api().delete(OWN + "/" + id).expect(404);
        assertThat(ana.api().get(OWN).expect(200).at("/credentials")).isEmpty();
        assertThat(secrets.open(new GitCredentialId(id), new UserId(ana.id()))).isEmpty();
    }

    @Test
    void who_is_erased_takes_his_credentials_along() {
        String id = ana.api().post(OWN, token("x")).expect(200).text("/credential/id");
        Given.administrator().delete("/api/admin/v1/subjects/" + ana.id()).expect(200);
        assertThat(secrets.open(new GitCredentialId(id), new UserId(ana.id()))).isEmpty();
        assertThat(Given.administrator()
                        .get("/api/users/beta/credentials/" + ana.id())
                        .expect(200)
                        .at("/credentials"))
                .isEmpty();
    }

    @Test
    void a_repository_is_used_with_ones_own_credential_alone() {
        Project project = Given.withCollaborator(Given.aPrivateProjectOf(ana), bo.id(), "contributor");
        String id = ana.api().post(OWN, token("x")).expect(200).text("/credential/id");
        Map<String, Object> repository = Map.of("uri", "https://github.com/example/x", "gitCredentialId", id);
        Answer refused =
                bo.api().post(project.path() + "/repositories", repository).expect(400);
        assertThat(refused.text("/errors/0")).isEqualTo("gitCredentialId: is not one of your git credentials");
        ana.api().post(project.path() + "/repositories", repository).expect(200);
        Map<String, Object> body =
                Map.of("name", unique("p"), "description", "", "visibility", "private", "mainRepository", repository);
        assertThat(bo.api()
                        .post("/api/projects/beta/projects", body)
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("mainRepository.gitCredentialId");
        ana.api().post("/api/projects/beta/projects", body).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"name, ' '", "domain, http://x", "domain, a b", "domain, x/../y", "protocol, ftp", "secret, ''"})
    void a_bad_member_is_named(String member, String value) {
        Map<String, Object> body = new HashMap<>(token("x"));
        body.put(member, value);
        assertThat(ana.api().post(OWN, body).expect(400).body()).contains(member);
        body.remove(member);
        assertThat(ana.api().post(OWN, body).expect(400).body()).contains(member);
    }
}
