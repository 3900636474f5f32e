/** What docs/guide/write-your-own-storage.md builds up: a storage of one file a tenant. */
package org.clientela.tck.guide;
