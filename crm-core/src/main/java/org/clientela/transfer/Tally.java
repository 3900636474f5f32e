package org.clientela.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.clientela.transfer.Problem.Kind;

/** What has become of rows so far. */
final class Tally {
    private final Content content;
    private final Map<Kind, Long> reasons = new EnumMap<>(Kind.class);
    private final List<RejectedRow> rejected = new ArrayList<>();
    private long added;
    private long changed;
    private long unchanged;

    Tally(Content content) {
        this.content = content;
    }

    void added(long rows) {
        added += rows;
    }

    void changed() {
        changed++;
    }

    void unchanged(long rows) {
        unchanged += rows;
    }

    void reject(long row, Problem problem) {
        rejected.add(new RejectedRow(content, row, problem));
    }

    /** Takes over a batch, and tells whom it concerns. */
    void add(Tally batch, Rejections rejections) {
        added += batch.added;
        changed += batch.changed;
        unchanged += batch.unchanged;
        for (RejectedRow row : batch.rejected) {
            reasons.merge(row.problem().kind(), 1L, Long::sum);
            if (rejected.size() < ImportReport.Part.MAX_DETAILS) {
                rejected.add(row);
            }
            rejections.tell(row);
        }
    }

    long rows() {
        return added + changed + unchanged + count();
    }

    private long count() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    ImportReport.Part part() {
        return new ImportReport.Part(content, rows(), added, changed, unchanged, count(), reasons, rejected);
    }
}
