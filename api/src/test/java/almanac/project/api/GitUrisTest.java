package almanac.project.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DomainException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GitUrisTest {

    @Test
    void a_directory_of_the_machine_is_an_address_if_the_operator_allows_it() {
        GitUris uris = new GitUris(Set.of("file", "http"));
        assertThat(uris.parse("file:///srv/git/churn.git", "uri").repositoryName())
                .isEqualTo("churn");
        assertThat(uris.parse("https://github.com/team/one", "uri").repositoryName())
                .isEqualTo("one");
        for (String none : new String[] {"file://host/x.git", "file:///", "file:x", "/srv/git/churn.git"}) {
            assertThatThrownBy(() -> uris.parse(none, "uri")).isInstanceOf(DomainException.class);
        }
        assertThatThrownBy(() -> new GitUris(Set.of("http")).parse("file:///srv/git/churn.git", "uri"))
                .isInstanceOf(DomainException.class);
    }
}
