package almanac.storage.git;

import almanac.person.PersonVault;
import almanac.secret.MasterKey;
import almanac.shared.EncryptedText;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps secrets in the table {@code git_secret}, whose rows go with the person. */
@Component
class JdbcGitSecrets implements GitSecrets {

    private static final int FINGERPRINT_DIGITS = 32;

    private final JdbcOperations jdbc;
    private final PersonVault persons;
    private final MasterKey masterKey;
    private final JsonMapper json = JsonMapper.shared();

    JdbcGitSecrets(JdbcOperations jdbc, PersonVault persons, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.masterKey = masterKey;
    }

    @Override
    public EncryptedText seal(UserId user, GitSecret secret) {
        return persons.person(user).seal(json.writeValueAsString(secret));
    }

    @Override
    public String fingerprint(GitSecret secret) {
        return masterKey.digest("git " + secret.secret()).substring(0, FINGERPRINT_DIGITS);
    }

    @Override
    public void keep(GitCredentialId credential, UserId user, EncryptedText secret) {
        jdbc.update(
                "insert into git_secret (credential_id, user_id, secret) values (?, ?, ?)",
                credential.value(),
                user.value(),
                secret.value());
    }

    @Override
    public void remove(GitCredentialId credential) {
        jdbc.update("delete from git_secret where credential_id = ?", credential.value());
    }

    @Override
    public Optional<GitSecret> open(GitCredentialId credential, UserId user) {
        return jdbc
                .query(
                        "select secret from git_secret where credential_id = ? and user_id = ?",
                        (row, n) -> persons.person(user).open(new EncryptedText(row.getString(1))),
                        credential.value(),
                        user.value())
                .stream()
                .findFirst()
                .map(text -> json.readValue(text, GitSecret.class));
    }
}
