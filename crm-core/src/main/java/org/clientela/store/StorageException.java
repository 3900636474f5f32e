package org.clientela.store;

import org.jspecify.annotations.Nullable;

/**
 * A storage could not do what it was asked. The call that failed changed nothing, unless it is an {@link
 * OutcomeUnknownException}, and the storage is as usable as before.
 *
 * <p>The family is closed, so that a caller knows all there is to handle. Each member has a {@linkplain #kind kind} for logs and
 * counters, which never changes. Whoever implements a {@link Storage} throws these and nothing else but what the interface names;
 * what its database throws becomes the cause. No message tells personal data.
 *
 * <table>
 * <caption>The family</caption>
 * <tr><th>kind</th><th>exception</th><th>what happened</th><th>same call again</th></tr>
 * <tr><td>version-conflict</td><td>{@link VersionConflictException}</td>
 *     <td>somebody else was faster</td><td>read again first</td></tr>
 * <tr><td>idempotency-conflict</td><td>{@link IdempotencyConflictException}</td>
 *     <td>an event of the id says something else</td><td>in vain</td></tr>
 * <tr><td>transient-conflict</td><td>{@link TransientConflictException}</td>
 *     <td>others were in the way for too long</td><td>may succeed</td></tr>
 * <tr><td>outcome-unknown</td><td>{@link OutcomeUnknownException}</td>
 *     <td>all was done or nothing</td><td>tells which</td></tr>
 * <tr><td>limit-exceeded</td><td>{@link LimitExceededException}</td>
 *     <td>something is larger than is kept</td><td>in vain</td></tr>
 * <tr><td>read-only</td><td>{@link ReadOnlyStoreException}</td>
 *     <td>the host keeps these itself</td><td>in vain</td></tr>
 * <tr><td>unknown-tenant</td><td>{@link UnknownTenantException}</td>
 *     <td>there is no such tenant</td><td>in vain</td></tr>
 * <tr><td>closed</td><td>{@link StoreClosedException}</td>
 *     <td>the storage was closed</td><td>in vain</td></tr>
 * <tr><td>failure</td><td>{@link StorageFailureException}</td>
 *     <td>a disk, a network or a database failed</td><td>when that is mended</td></tr>
 * <tr><td>setup</td><td>{@link StorageSetupException}</td>
 *     <td>the storage cannot be used as it is set up</td><td>when that is mended</td></tr>
 * <tr><td>contract-violation</td><td>{@link ContractViolationException}</td>
 *     <td>a store does not keep the contract</td><td>when that is mended</td></tr>
 * </table>
 */
public abstract sealed class StorageException extends RuntimeException
        permits ContractViolationException,
                IdempotencyConflictException,
                LimitExceededException,
                OutcomeUnknownException,
                ReadOnlyStoreException,
                StorageFailureException,
                StorageSetupException,
                StoreClosedException,
                TransientConflictException,
                UnknownTenantException,
                VersionConflictException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    StorageException(String kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /**
     * What kind of failure it is, for logs and counters.
     *
     * @return lower case with hyphens, one for each member of the family, the same in all versions
     */
    public final String kind() {
        return kind;
    }

    /**
     * Whether the very same call may succeed a little later, with nothing mended or read again.
     *
     * @return true for a {@link TransientConflictException}
     */
    public boolean isRetryable() {
        return false;
    }
}
