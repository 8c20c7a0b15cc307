package almanac.dataset.api;

import static almanac.dataset.api.GivenFiles.aDatasetOf;
import static almanac.dataset.api.GivenFiles.anActiveSnapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.dataset.api.GivenFiles.Dataset;
import almanac.dataset.api.GivenFiles.Snapshot;
import almanac.server.Someone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of datasets and snapshots are said to be, and the conditions under which they are sent. */
class FileTypeHttpTest {

    private static final Someone ANA = Someone.called("ana");

    private final Dataset dataset = aDatasetOf(ANA);

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, notes.md, text/markdown;charset=UTF-8",
        "multipart/form-data; boundary=x, train.py, text/x-python;charset=UTF-8",
        "text/plain, notes, text/plain;charset=UTF-8",
        "application/octet-stream, notes.md, application/octet-stream"
    })
    void a_file_is_what_its_writer_or_its_name_says_and_no_form(String declared, String name, String type) {
        Answer put = ANA.api().with("Content-Type", declared).put(dataset.file(name), "größe");
        assertThat(put.expect(200).body()).doesNotContain("form");
        Snapshot snapshot = anActiveSnapshotOf(dataset);
        for (String file : new String[] {dataset.file(name), snapshot.file(name)}) {
            Answer got = ANA.api().get(file).expect(200);
            assertThat(got.header("Content-Type")).isEqualTo(type);
            Answer head = ANA.api().send("HEAD", file, null).expect(200);
            assertThat(head.header("Content-Type")).isEqualTo(type);
        }
    }

    @Test
    void a_part_of_other_bytes_than_the_client_wants_is_refused() {
        String tag = dataset.put("roses", "0123456789").header("ETag");
        Snapshot snapshot = anActiveSnapshotOf(dataset);
        for (String file : new String[] {dataset.file("roses"), snapshot.file("roses")}) {
            Answer part =
                    ANA.api().with("Range", "bytes=5-").with("If-Match", tag).get(file);
            assertThat(part.expect(206).body()).isEqualTo("56789");
            Answer other = ANA.api()
                    .with("Range", "bytes=50-")
                    .with("If-Match", "\"of another\"")
                    .get(file);
            assertThat(other.expect(412).text("/errors/0"))
                    .startsWith("If-Match: ")
                    .contains(tag);
            ANA.api().with("If-None-Match", "*").get(file).expect(304);
            ANA.api().with("If-None-Match", "*").send("HEAD", file, null).expect(304);
        }
        ANA.api().with("If-None-Match", "*").get(dataset.file("nothing")).expect(404);
    }

    @Test
    void dates_are_conditions_where_no_tag_is_given() {
        dataset.put("roses", "are red");
        String file = dataset.file("roses");
        String date = ANA.api().get(file).expect(200).header("Last-Modified");
        String past = "Sat, 01 Jan 2000 00:00:00 GMT";
        ANA.api().with("If-Unmodified-Since", date).get(file).expect(200);
        Answer changed = ANA.api().with("If-Unmodified-Since", past).get(file).expect(412);
        assertThat(changed.text("/errors/0")).startsWith("If-Unmodified-Since: ");
        ANA.api().with("If-Unmodified-Since", "nonsense").get(file).expect(200);
        ANA.api().with("If-Modified-Since", date).get(file).expect(304);
        ANA.api().with("If-Modified-Since", past).get(file).expect(200);
        ANA.api()
                .with("If-Modified-Since", date)
                .with("If-None-Match", "\"of another\"")
                .get(file)
                .expect(200);
    }
}
