package almanac.registeredmodel.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.query.RegisteredModelReviewSummaryV1.RegisteredModelReviewUserInfoV1;
import almanac.registeredmodel.query.RegisteredModelReviewSummaryV1.RegisteredModelReviewerResponseV1;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Adds the names of reviewers to reviews, which store their ids alone. */
@Component
class ReviewSummaries {

    private final PersonVault vault;
    private final JdbcOperations jdbc;

    ReviewSummaries(PersonVault vault, JdbcOperations jdbc) {
        this.vault = vault;
        this.jdbc = jdbc;
    }

    private record FullName(EncryptedText first, EncryptedText last) {}

    @Nullable
    RegisteredModelReviewSummaryV1 of(@Nullable ReviewRecord review) {
        if (review == null) {
            return null;
        }
        List<UserId> reviewers =
                review.answers().stream().map(ReviewRecord.Answer::reviewer).toList();
        Map<UserId, Person> persons = vault.persons(reviewers);
        Map<UserId, FullName> names = names(reviewers);
        return new RegisteredModelReviewSummaryV1(
                review.id(),
                review.targetStage(),
                review.status(),
                review.notes(),
                review.answers().stream()
                        .map(answer -> new RegisteredModelReviewerResponseV1(
                                word(answer.decision()),
                                info(
                                        answer.reviewer(),
                                        Objects.requireNonNull(persons.get(answer.reviewer())),
                                        names.get(answer.reviewer()))))
                        .toList());
    }

    private static @Nullable String word(@Nullable ReviewDecision decision) {
        return switch (decision) {
            case null -> null;
            case APPROVED -> "Approved";
            case REQUESTED_CHANGES -> "RequestedChanges";
            case REJECTED -> "Rejected";
        };
    }

    private static RegisteredModelReviewUserInfoV1 info(UserId reviewer, Person person, @Nullable FullName name) {
        return name == null
                ? new RegisteredModelReviewUserInfoV1(reviewer, person.userName(), "", "")
                : new RegisteredModelReviewUserInfoV1(
                        reviewer, person.userName(), person.open(name.first()), person.open(name.last()));
    }

    private Map<UserId, FullName> names(List<UserId> users) {
        Map<UserId, FullName> names = new HashMap<>();
        jdbc.query(
                "select id, first_name, last_name from user_row where id = any (?)",
                row -> {
                    names.put(
                            new UserId(row.getString(1)),
                            new FullName(new EncryptedText(row.getString(2)), new EncryptedText(row.getString(3))));
                },
                (Object) users.stream().map(UserId::value).toArray(String[]::new));
        return names;
    }
}
